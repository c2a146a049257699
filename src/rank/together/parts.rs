//! A network taken apart, as far as its places have nothing to do with one another.

use super::marginals::{FEW, chance_of};
use super::network::Network;

impl Network {
    /// Exact chances, or each weighed with the rest of the set held at work and all other
    /// causes held idle (one sweep of conditional odds).
    #[must_use]
    pub(super) fn marginals(&self, set: &[usize], exact: bool) -> Vec<f64> {
        if exact && self.places <= FEW {
            // taking apart costs more than it spares
            self.whole(set)
        } else if exact {
            self.by_part(set)
        } else {
            self.conditional(set)
        }
    }

    /// Places without a common cause, direct or by way of others, know nothing of each other:
    /// each part of the network that hangs together is answered for itself.
    fn by_part(&self, set: &[usize]) -> Vec<f64> {
        let mut parts: Vec<u128> = Vec::new();
        for at in 0..self.causes.len() {
            let own = self.felt(at);
            let mut part = own;
            parts.retain(|other| {
                let apart = other & own == 0;
                part |= if apart { 0 } else { *other };
                apart
            });
            parts.push(part);
        }
        let mut marginals = vec![0.0; set.len()];
        for part in parts {
            let inside: Vec<usize> = (0..self.causes.len())
                .filter(|at| self.felt(*at) & part != 0)
                .collect();
            let members: Vec<usize> = (0..set.len())
                .filter(|member| inside.contains(&set[*member]))
                .collect();
            let position = |member: &usize| inside.iter().position(|at| *at == set[*member]);
            let own: Vec<usize> = members.iter().filter_map(position).collect();
            if own.is_empty() {
                continue;
            }
            let found = self.part(&inside, part).whole(&own);
            for (member, chance) in members.into_iter().zip(found) {
                marginals[member] = chance;
            }
        }
        marginals
    }

    fn conditional(&self, set: &[usize]) -> Vec<f64> {
        let whole = self.worth(set);
        let odds = |cause: &usize| {
            let others: Vec<usize> = set.iter().copied().filter(|one| one != cause).collect();
            whole / self.worth(&others)
        };
        set.iter().map(|cause| chance_of(odds(cause))).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::rank::together::network::tests::network;

    #[test]
    fn parts_that_do_not_hang_together_are_answered_apart() {
        let network = network(
            -2.0,
            &[
                &[0.6, 0.3, 0.0, 0.0],
                &[0.3, 0.3, 0.0, 0.0],
                &[0.0, 0.0, 0.6, 0.3],
                &[0.0, 0.0, 0.3, 0.0],
            ],
        );
        let whole = network.exact(&[2, 0]);
        for (part, whole) in network.by_part(&[2, 0]).iter().zip(whole) {
            assert!((part - whole).abs() < 1e-9, "{part} {whole}");
        }
    }
}
