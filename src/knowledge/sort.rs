//! Sorting where it happens once an answer.
//!
//! The standard sort is compiled anew for every type and every order, some 7 KB each. Here the
//! rows are sorted by number, which is compiled once, and then put in place. What is sorted for
//! every line of a batch keeps the standard one.

use std::cmp::Ordering;

/// Sorts a list; equal items keep their order.
pub(crate) fn by<T>(list: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    if list.len() < 2 {
        return;
    }
    let mut rows = sorted(list.len(), &|left, right| order(&list[left], &list[right]));
    for start in 0..rows.len() {
        let mut at = start;
        // follow one ring of items that take each other's places
        loop {
            let from = std::mem::replace(&mut rows[at], at);
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

/// As [`by`], the items of the least key first.
pub(crate) fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |left, right| key(left).cmp(&key(right)));
}

/// The items in order, each once: to be searched, where a set would be compiled anew.
pub(crate) fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = items.into_iter().collect();
    by(&mut list, Ord::cmp);
    list.dedup();
    list
}

fn sorted(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..len).collect();
    rows.sort_unstable_by(|left, right| order(*left, *right).then(left.cmp(right)));
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_one(list in proptest::collection::vec((0_u8..8, any::<u16>()), 0..50)) {
            let (mut own, mut wanted) = (list.clone(), list);
            super::by_key(&mut own, |item| item.0);
            wanted.sort_by_key(|item| item.0);
            prop_assert_eq!(own, wanted);
        }

        #[test]
        fn a_set_is_what_the_standard_one_is(list in proptest::collection::vec(0_u8..20, 0..50)) {
            let wanted: std::collections::BTreeSet<u8> = list.iter().copied().collect();
            prop_assert!(super::set(list).into_iter().eq(wanted));
        }
    }
}
