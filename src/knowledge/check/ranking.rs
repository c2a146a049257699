//! Rules of the numbers of the ranking and of elicited judgement.

use super::{At, Checker, Kind};
use crate::knowledge::raw::{Study, UsualMuscle};
use crate::knowledge::weights::NUMBERS;

/// Shares by a study are written to a thousandth, and may be this far from its proportions.
const STEP: f64 = 0.001;

const EFFECTS: [&str; 5] = ["worse", "better", "onset", "not-worse", "present"];

impl Checker<'_> {
    pub(super) fn numbers(&mut self) {
        let numbers = &self.records.numbers;
        for number in numbers {
            let at = (Kind::Ranking, number.id.as_str());
            self.said(at, "reason", &number.reason);
            match NUMBERS.iter().find(|limits| limits.id == number.id) {
                None => {
                    let message = "no part of the ranking uses this number";
                    self.report(at, "known-number", message);
                }
                Some(limits) if !(limits.least..=limits.most).contains(&number.value) => {
                    let (least, most) = (limits.least, limits.most);
                    let message = format!("this number lies between {least} and {most}");
                    self.report(at, "value-in-range", message);
                }
                Some(_) => {}
            }
        }
        for limits in NUMBERS {
            if !numbers.iter().any(|number| number.id == limits.id) {
                let at = (Kind::Ranking, limits.id);
                self.report(at, "known-number", "this number is missing");
            }
        }
    }

    pub(super) fn judgement(&mut self) {
        self.usual();
        self.pointers();
    }

    fn usual(&mut self) {
        for usual in &self.records.usual {
            let at = (Kind::Usual, usual.place.as_str());
            self.known_place(at, "place", &usual.place);
            if let Some(study) = &usual.study {
                self.study(at, study);
            }
            for line in &usual.muscles {
                self.known_muscle(at, &line.muscle);
                self.one_of(at, "basis", &line.basis, &["study", "guide", "judgement"]);
                if !(0.0..=1.0).contains(&line.weight) {
                    let message = format!("the weight of `{}` lies between 0 and 1", line.muscle);
                    self.report(at, "value-in-range", message);
                }
                self.basis(at, line, usual.study.as_ref());
            }
            self.proportion(at, &usual.muscles);
        }
    }

    fn study(&mut self, at: At<'_>, study: &Study) {
        self.cited(at, "the study", std::slice::from_ref(&study.source));
        self.said(at, "`of` of the study", &study.of);
        self.said(at, "`limits` of the study", &study.limits);
        self.one_of(at, "status", &study.status, &["read", "recalled"]);
    }

    /// A line says on what it rests, and nothing that it does not rest on.
    fn basis(&mut self, at: At<'_>, line: &UsualMuscle, study: Option<&Study>) {
        let muscle = &line.muscle;
        let (guide, figures) = (line.guide.is_some(), !line.percent.is_empty());
        if line.basis != "judgement" || !line.sources.is_empty() {
            self.cited(at, &format!("the share of `{muscle}`"), &line.sources);
        }
        if let Some(guide) = &line.guide {
            self.said(at, "guide", guide);
        }
        let wrong = match line.basis.as_str() {
            "study" if !study.is_some_and(|study| line.sources.contains(&study.source)) => {
                "a share by a study names the study of its place as a source"
            }
            "study" if guide || !is_figure(&line.percent) => {
                "a share by a study has one `percent` or the two ends of a range, 0 to 100, and no `guide`"
            }
            "guide" if figures || !guide => {
                "a share by a guide has the title of the `guide` and no `percent`"
            }
            "judgement" if guide || figures || !line.sources.is_empty() => {
                "a judgement has no sources, `guide` or `percent`; what names some is no mere judgement"
            }
            _ => return,
        };
        self.report(at, "says-basis", format!("`{muscle}`: {wrong}"));
    }

    /// Up to one factor each share by a study is the study's figure or lies in its range.
    fn proportion(&mut self, at: At<'_>, lines: &[UsualMuscle]) {
        let mut figures = Vec::new();
        let by_study = lines.iter().filter(|line| line.basis == "study");
        // what is no figure is a problem of its own
        for line in by_study.filter(|line| is_figure(&line.percent)) {
            if let (Some(least), Some(most)) = (line.percent.first(), line.percent.last()) {
                figures.push((line.weight, *least, *most));
            }
        }
        if figures.len() == 1 {
            self.report(
                at,
                "study-proportion",
                "a study divides at least two shares",
            );
        }
        // the largest share allows no smaller factor than this, the smallest no larger one
        let needed = figures.iter().map(|(share, _, most)| (share - STEP) / most);
        let allowed = figures
            .iter()
            .map(|(share, least, _)| (share + STEP) / least);
        if needed.fold(0.0, f64::max) > allowed.fold(f64::INFINITY, f64::min) {
            let message = "the shares by the study do not stand to each other as its figures do";
            self.report(at, "study-proportion", message);
        }
    }

    fn pointers(&mut self) {
        for pointer in &self.records.pointers {
            let id = format!("{}/{}/{}", pointer.region, pointer.finding, pointer.effect);
            let at = (Kind::Pointers, id.as_str());
            self.known_region(at, &pointer.region);
            let finding = pointer.finding.as_str();
            if !self.has(Kind::Factors, finding) && !self.has(Kind::Signs, finding) {
                let message = format!("unknown factor or sign `{finding}`");
                self.report(at, "known-reference", message);
            }
            self.one_of(at, "effect", &pointer.effect, &EFFECTS);
            self.said(at, "reason", &pointer.why);
            for shift in pointer.raises.iter().chain(&pointer.lowers) {
                self.known_muscle(at, &shift.muscle);
                let strengths = ["weak", "moderate", "strong"];
                self.one_of(at, "strength", &shift.strength, &strengths);
            }
        }
    }
}

/// One figure or the ends of a range, lower first.
fn is_figure(percent: &[f64]) -> bool {
    let inside = percent.iter().all(|one| (0.0..=100.0).contains(one));
    inside && matches!(percent, [_] | [_, _]) && percent.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use crate::knowledge::records::File;

    /// The rules about what a share rests on that the lists of one place break.
    fn broken(study: &str, muscles: &str) -> Vec<&'static str> {
        let files = [
            (
                "usual.json",
                format!(r#"[{{"place":"low-back",{study}"muscles":[{muscles}]}}]"#),
            ),
            ("sources.json", SOURCES.to_owned()),
        ];
        let files = files.map(|(path, text)| File {
            path: path.to_owned(),
            text,
        });
        let (_, _, problems) = load(&files, &[]);
        let rules = problems.iter().map(|problem| problem.rule);
        let about = [
            "says-basis",
            "study-proportion",
            "has-source",
            "json",
            "shape",
        ];
        rules.filter(|rule| about.contains(rule)).collect()
    }

    const SOURCES: &str = r#"[
        {"id":"a","author":"A","title":"A","doi":"10.1/a","kind":"study","status":"read"},
        {"id":"b","author":"B","title":"B","kind":"textbook","status":"recalled"}]"#;
    const STUDY: &str =
        r#""study":{"source":"a","of":"people","status":"read","limits":"Few people."},"#;

    fn share(muscle: &str, weight: f64, percent: &str) -> String {
        format!(
            r#"{{"muscle":"{muscle}","weight":{weight},"basis":"study","sources":["a"],"percent":{percent}}}"#
        )
    }

    #[test]
    fn shares_that_stand_to_each_other_as_the_figures_pass() {
        let exact = [share("x", 0.3, "[60.0]"), share("y", 0.1, "[20.0]")].join(",");
        assert!(broken(STUDY, &exact).is_empty());
        let ranges = [
            share("x", 0.2, "[30.0,55.0]"),
            share("y", 0.15, "[34.0,45.0]"),
        ];
        assert!(broken(STUDY, &ranges.join(",")).is_empty());
        let rounded = [share("x", 0.067, "[1.0]"), share("y", 0.133, "[2.0]")].join(",");
        assert!(broken(STUDY, &rounded).is_empty());
    }

    #[test]
    fn shares_out_of_proportion_are_refused() {
        let exact = [share("x", 0.3, "[60.0]"), share("y", 0.12, "[20.0]")].join(",");
        assert_eq!(broken(STUDY, &exact), ["study-proportion"]);
        let ranges = [
            share("x", 0.1, "[30.0,55.0]"),
            share("y", 0.2, "[34.0,45.0]"),
        ];
        assert_eq!(broken(STUDY, &ranges.join(",")), ["study-proportion"]);
        let alone = share("x", 0.3, "[60.0]");
        assert_eq!(broken(STUDY, &alone), ["study-proportion"]);
    }

    #[test]
    fn a_share_says_on_what_it_rests() {
        let line = |basis: &str| format!(r#"{{"muscle":"x","weight":0.1,"basis":{basis}}}"#);
        let good = [
            r#""judgement""#,
            r#""guide","sources":["b"],"guide":"Lumbar pain""#,
        ];
        for basis in good {
            assert!(broken("", &line(basis)).is_empty(), "{basis}");
        }
        let bad = [
            r#""judgement","sources":["b"]"#,
            r#""guide","sources":["b"]"#,
            r#""guide","sources":["b"],"guide":"Lumbar pain","percent":[5.0]"#,
        ];
        for basis in bad {
            assert_eq!(broken("", &line(basis)), ["says-basis"], "{basis}");
        }
        let unnamed = line(r#""guide","guide":"Lumbar pain""#);
        assert_eq!(broken("", &unnamed), ["has-source"]);
    }

    #[test]
    fn a_share_by_a_study_needs_the_study_and_a_figure() {
        let two = |percent: &str| [share("x", 0.1, percent), share("y", 0.1, percent)].join(",");
        assert_eq!(broken("", &two("[5.0]")), ["says-basis"; 2]);
        for percent in ["[]", "[50.0,40.0]", "[101.0]", "[1.0,2.0,3.0]"] {
            assert_eq!(broken(STUDY, &two(percent)), ["says-basis"; 2], "{percent}");
        }
    }
}
