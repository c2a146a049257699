//! What factors and signs say about muscles in one region: judgement.

use std::collections::BTreeMap;

use super::Compiler;
use super::rows::append;
use super::words::role;
use crate::knowledge::tables::{List, PointerRow, Role};
use libm::log as ln;

/// Shifts by region, role and muscle.
type Judged = BTreeMap<(u16, Role, u16), f64>;

impl Compiler<'_> {
    /// What one factor or sign says by region, role and muscle. What began the pain is often
    /// told as what makes it worse, and the reverse: a row for one speaks for the other in part.
    pub(super) fn pointer_list(&mut self, id: &str) -> List {
        let mut rows = self.judged(id);
        let turned = rows.iter().filter_map(|((region, role, muscle), shift)| {
            let role = match role {
                Role::Worse => Role::After,
                Role::After => Role::Worse,
                Role::Better | Role::NotWorse => return None,
            };
            Some(((*region, role, *muscle), *shift))
        });
        let turned: Vec<_> = turned.collect();
        Self::lend(&mut rows, &turned, self.related(id));
        let rows = rows
            .into_iter()
            .map(|((region, role, muscle), shift)| PointerRow {
                region,
                role,
                muscle,
                shift: shift as f32,
            });
        append(&mut self.lists.pointers, rows)
    }

    /// The rows judged for one factor or sign.
    fn judged(&self, id: &str) -> Judged {
        let mut rows = Judged::new();
        for pointer in self
            .records
            .pointers
            .iter()
            .filter(|pointer| pointer.finding == id)
        {
            let Some(&region) = self.place_rows.get(pointer.region.as_str()) else {
                continue;
            };
            let raises = pointer.raises.iter().map(|shift| (shift, 1.0));
            for (shift, sign) in raises.chain(pointer.lowers.iter().map(|shift| (shift, -1.0))) {
                let ratio = self.values.get(&format!("pointer-{}", shift.strength));
                for muscle in self.candidates(&shift.muscle) {
                    rows.insert((region, role(&pointer.effect), muscle), sign * ln(ratio));
                }
            }
        }
        rows
    }

    /// Adds another finding's rows, in part, for regions and roles that have none.
    fn lend(rows: &mut Judged, others: &[((u16, Role, u16), f64)], part: f64) {
        let judged: Vec<(u16, Role)> = rows
            .keys()
            .map(|(region, role, _)| (*region, *role))
            .collect();
        let new = others
            .iter()
            .filter(|((region, role, _), _)| judged.binary_search(&(*region, *role)).is_err());
        rows.extend(new.map(|(key, shift)| (*key, part * shift)));
    }
}
