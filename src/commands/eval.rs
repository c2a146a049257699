//! `eval`: figures on labelled cases, and what they owe to each part of the model.

use crate::cli::{BaselineArg, EvalArgs};
use crate::error::{Error, Status};
use crate::eval::{
    self, ABLATIONS, Ablation, Baseline, Case, Outcome, PERTURBATIONS, Perturbation, Wording,
};
use crate::knowledge::tables::Tables;
use crate::knowledge::{VERSION, compile};
use crate::query::Query;
use crate::rank::Band;
use crate::report::Answer;
use crate::report::eval::{self as report, EvalReport};
use crate::store::Store;

/// Rows that matter where only the first three do.
const FEW: usize = 10;

type Found<'s> = (Box<dyn Answer + 's>, Status);

/// `eval`
pub(super) fn run<'s>(args: &EvalArgs, store: &'s Store) -> Result<Found<'s>, Error> {
    if args.baseline.is_some() && (args.ablate || args.cross_validate) {
        return Err(Error::invalid(
            "a baseline has no parts to leave out and no numbers to choose",
            "Use --ablate and --cross-validate without --baseline.",
        ));
    }
    let cases = read(args)?;
    let tables = store.tables();
    let trial = Trial {
        cases: &cases,
        wording: wording(args),
        rule: args.baseline.map(rule),
    };
    let queries = trial.queries(tables);
    let outcomes = trial.outcomes(tables, &queries);
    let mut report = EvalReport {
        schema: report::SCHEMA,
        tool: env!("CARGO_PKG_VERSION"),
        data: tables.text(tables.version),
        wording: if args.words { "own words" } else { "label ids" },
        rule: trial.rule.map_or("myomap", rule_word),
        cases: cases.len(),
        figures: report::Figures::of(&outcomes),
        areas: areas(&outcomes),
        bands: Vec::new(),
        reading: args.words.then(|| reading(tables, &cases)),
        together: trial
            .rule
            .is_none()
            .then(|| report::Sets::from(eval::sets(tables, cases.iter().zip(&queries)))),
        ablations: Vec::new(),
        perturbations: Vec::new(),
        cross_validation: args.cross_validate.then(|| cross_validate(store, &trial)),
        lines: Vec::new(),
    };
    if trial.rule.is_none() {
        report.bands = bands(tables, &queries, &outcomes);
    }
    if args.ablate {
        report.ablations = ablations(&trial);
    }
    if args.perturb {
        report.perturbations = PERTURBATIONS
            .iter()
            .map(|kind| trial.perturb(tables, &queries, *kind))
            .collect();
    }
    if args.explain {
        let lines = cases.iter().zip(&queries).zip(&outcomes);
        report.lines = lines
            .map(|((case, query), outcome)| line(tables, case, query, outcome))
            .collect();
    }
    Ok((Box::new(report), Status::Answered))
}

fn read(args: &EvalArgs) -> Result<Vec<Case>, Error> {
    let text = std::fs::read_to_string(&args.file).map_err(|source| Error::File {
        path: args.file.display().to_string(),
        source,
    })?;
    let next =
        "It is a JSON array of cases with `gold`; the documentation of `eval` describes them.";
    let cases = eval::read_cases(&text).map_err(|why| {
        let file = args.file.display();
        Error::invalid(
            format!("`{file}` is no file of labelled cases: {why}"),
            next,
        )
    })?;
    if cases.is_empty() {
        return Err(Error::invalid(
            format!("`{}` holds no cases", args.file.display()),
            next,
        ));
    }
    match cases.iter().find(|case| case.gold.muscles.is_empty()) {
        Some(case) => Err(Error::invalid(
            format!(
                "the case `{}` names no muscle",
                crate::error::shorten(&case.id)
            ),
            next,
        )),
        None => Ok(cases),
    }
}

fn wording(args: &EvalArgs) -> Wording {
    if args.words {
        Wording::Own
    } else {
        Wording::Ids
    }
}

fn rule(arg: BaselineArg) -> Baseline {
    match arg {
        BaselineArg::Overlap => Baseline::Overlap,
        BaselineArg::Weighted => Baseline::Weighted,
        BaselineArg::Lirical => Baseline::Lirical,
    }
}

fn rule_word(rule: Baseline) -> &'static str {
    match rule {
        Baseline::Overlap => "overlap",
        Baseline::Weighted => "weighted",
        Baseline::Lirical => "lirical",
    }
}

/// Cases and how they are asked.
struct Trial<'a> {
    cases: &'a [Case],
    wording: Wording,
    rule: Option<Baseline>,
}

impl Trial<'_> {
    fn queries(&self, tables: &Tables) -> Vec<Query> {
        self.cases
            .iter()
            .map(|case| eval::query(tables, case, self.wording))
            .collect()
    }

    fn outcomes(&self, tables: &Tables, queries: &[Query]) -> Vec<Outcome> {
        let asked = self.cases.iter().zip(queries);
        let of = |(case, query): (&Case, &Query)| {
            eval::outcome(
                tables,
                case,
                &eval::order(tables, query, self.rule, tables.muscles.len()),
            )
        };
        asked.map(of).collect()
    }

    /// Top-3 before and after a slight change, on the cases it applies to; a case counts once
    /// however many ways there are to change it.
    fn perturb(&self, tables: &Tables, queries: &[Query], kind: Perturbation) -> report::Perturbed {
        let (mut cases, mut questions, mut before, mut after) = (0, 0, 0.0, 0.0);
        let top3 = |case: &Case, query: &Query| {
            eval::outcome(tables, case, &eval::order(tables, query, self.rule, FEW)).within[1]
        };
        for (at, (case, query)) in self.cases.iter().zip(queries).enumerate() {
            let changed = eval::variants(tables, query, kind, at as u64);
            if changed.is_empty() {
                continue;
            }
            cases += 1;
            questions += changed.len();
            before += top3(case, query);
            after +=
                changed.iter().map(|query| top3(case, query)).sum::<f64>() / changed.len() as f64;
        }
        let share = |sum: f64| sum / f64::from(cases.max(1));
        report::Perturbed {
            change: kind.words(),
            cases,
            questions,
            before: share(before),
            after: share(after),
            loss: share(before) - share(after),
        }
    }
}

fn ablations(trial: &Trial<'_>) -> Vec<report::Ablated> {
    let ablated = |ablation: &Ablation| {
        let store = Store::with_numbers(ablation.numbers);
        let tables = store.tables();
        let outcomes = trial.outcomes(tables, &trial.queries(tables));
        report::Ablated {
            without: ablation.without,
            figures: report::Shares::of(outcomes.iter()),
        }
    };
    ABLATIONS.iter().map(ablated).collect()
}

/// Chooses the tuned numbers without each source; a user's own data is kept as it is.
fn cross_validate(store: &Store, trial: &Trial<'_>) -> report::Crossed {
    let mut records = store.records();
    let numbers = records.numbers.clone();
    let shipped = |id: &str| {
        let number = numbers.iter().find(|number| number.id == id);
        number.map_or(0.0, |number| number.value)
    };
    let sources: Vec<&str> = trial
        .cases
        .iter()
        .map(|case| case.source.as_str())
        .collect();
    let crossed = eval::cross_validate(&sources, shipped, |setting| {
        for (number, old) in records.numbers.iter_mut().zip(&numbers) {
            let new = setting.iter().find(|(id, _)| *id == number.id);
            number.value = new.map_or(old.value, |(_, value)| *value);
        }
        let tables = compile::tables(&records, VERSION);
        trial.outcomes(&tables, &trial.queries(&tables))
    });
    report::Crossed::of(&crossed, shipped)
}

/// Figures by part of the body, in the order the cases name them.
fn areas(outcomes: &[Outcome]) -> Vec<report::Area> {
    let mut names: Vec<&str> = Vec::new();
    for outcome in outcomes {
        if !names.contains(&outcome.area.as_str()) {
            names.push(&outcome.area);
        }
    }
    let area = |name: &str| {
        let own = || outcomes.iter().filter(|outcome| outcome.area == name);
        report::Area {
            area: name.to_owned(),
            cases: own().count(),
            figures: report::Shares::of(own()),
        }
    };
    names.into_iter().map(area).collect()
}

/// Figures by how well the first answer is supported; cases without an answer are left out.
fn bands(tables: &Tables, queries: &[Query], outcomes: &[Outcome]) -> Vec<report::Area> {
    let found = queries.iter().map(|query| eval::support(tables, query));
    let found: Vec<_> = found.collect();
    let group = |band: Band| {
        let cases = found.iter().zip(outcomes);
        let own = || cases.clone().filter(|(one, _)| **one == Some(band));
        report::Area {
            area: band.word().to_owned(),
            cases: own().count(),
            figures: report::Shares::of(own().map(|(_, outcome)| outcome)),
        }
    };
    let all = [Band::Strong, Band::Good, Band::Possible].map(group);
    all.into_iter().filter(|group| group.cases > 0).collect()
}

fn reading(tables: &Tables, cases: &[Case]) -> report::Understanding {
    let (places, factors) = eval::readings(tables, cases);
    report::Understanding {
        places: places.into(),
        factors: factors.into(),
    }
}

fn line(tables: &Tables, case: &Case, query: &Query, outcome: &Outcome) -> report::Line {
    report::Line {
        id: case.id.clone(),
        area: case.area.clone(),
        rank: outcome.rank,
        tied: outcome.tied,
        culprit: case.gold.muscles[0].ids.clone(),
        first: outcome.first.clone(),
        together: eval::announced(tables, query),
        not_understood: query.not_understood.clone(),
    }
}
