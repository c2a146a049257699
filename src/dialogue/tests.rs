use super::*;
use crate::store::Store;

/// Answers that lead through every kind of step.
const SCRIPT: [&str; 17] = [
    "list",
    "7",
    "1",
    "left",
    "left buttock",
    "no",
    "none",
    "none",
    "none",
    "sitting",
    "lying down",
    "no",
    "yes",
    "don't know",
    "no",
    "no",
    "no",
];

fn fresh(store: &Store) -> Dialogue<'_> {
    Dialogue::new(store.tables(), Person::default(), &MostTelling)
}

fn asked(dialogue: &mut Dialogue<'_>) -> String {
    dialogue.screen().question
}

#[test]
fn back_undoes_any_answer_exactly() {
    let store = Store::shipped();
    let mut dialogue = fresh(&store);
    for line in SCRIPT.into_iter().chain(["no"; 30]) {
        if dialogue.end().is_some() {
            break;
        }
        dialogue.screen();
        let (before, steps) = (dialogue.screen(), dialogue.history.len());
        dialogue.answer(line);
        if dialogue.end().is_none() && dialogue.history.len() > steps {
            dialogue.answer("go back");
            dialogue.warnings.clear();
            dialogue.remarks.clear();
            assert_eq!(dialogue.screen(), before, "after {line}");
            dialogue.answer(line);
        }
    }
    assert_eq!(dialogue.end(), Some(End::Finished));
}

#[test]
fn red_flags_come_before_what_makes_it_worse_and_most_urgent_first() {
    let store = Store::shipped();
    let mut dialogue = fresh(&store);
    for line in ["left low back", "no"] {
        dialogue.answer(line);
    }
    let mut seen = Vec::new();
    while let Step::Flags(urgency) = dialogue.state.step {
        seen.push(urgency);
        dialogue.answer("none");
    }
    assert_eq!(seen, [0, 1, 2]);
    assert_eq!(asked(&mut dialogue), "What makes it worse?");
}

#[test]
fn a_new_region_brings_its_own_red_flags_and_none_is_asked_twice() {
    let store = Store::shipped();
    let mut dialogue = fresh(&store);
    for line in ["left low back", "no", "none", "none", "none"] {
        dialogue.answer(line);
    }
    let before = dialogue.facts().flags_asked.clone();
    dialogue.answer("sitting, and then the chest hurts");
    let Step::Sides = dialogue.state.step else {
        panic!("{:?}", dialogue.state.step)
    };
    dialogue.answer("don't know");
    let Step::Flags(urgency) = dialogue.state.step else {
        panic!("{:?}", dialogue.state.step)
    };
    let new = dialogue.flags_to_ask(urgency);
    assert!(!new.is_empty() && new.iter().all(|row| !before.contains(row)));
}

#[test]
fn all_red_flags_are_asked_in_the_regions_they_are_for_in_few_lines() {
    let store = Store::shipped();
    let tables = store.tables();
    for region in fresh(&store).region_rows() {
        let mut dialogue = fresh(&store);
        dialogue.answer(tables.text(tables.places[region as usize].id));
        let asked: Vec<u16> = (0..3)
            .flat_map(|urgency| dialogue.flags_to_ask(urgency))
            .collect();
        assert!(asked.len() <= 15, "{} lines", asked.len());
        for (row, flag) in tables.flags.iter().enumerate() {
            let regions = flag.regions.of(&tables.covered);
            let concerned = regions.is_empty() || regions.contains(&region);
            let whole = flag.asked_with.of(&tables.covered);
            let reached =
                asked.contains(&(row as u16)) || whole.iter().any(|whole| asked.contains(whole));
            assert!(
                reached || !concerned || !flag.asked,
                "{}",
                tables.text(flag.id)
            );
        }
    }
}

#[test]
fn a_contradiction_keeps_the_earlier_answer_and_says_so() {
    let store = Store::shipped();
    let mut dialogue = fresh(&store);
    dialogue.answer("left low back, better sitting");
    for line in ["no", "none", "none", "none"] {
        dialogue.answer(line);
    }
    dialogue.screen();
    dialogue.answer("sitting");
    let said = dialogue.screen().remarks.join(" ");
    assert!(
        said.contains("cannot be both") && said.contains("the earlier answer stays"),
        "{said}"
    );
}
