//! `care` and `compare`.

use serde_json::Value;

use super::{json, list, myomap, texts};

#[test]
fn care_puts_cautions_first_and_is_honest() {
    let page = myomap(&["care", "piriformis"]).out;
    let parts = [
        "Before you start\n",
        "\n! ",
        "\nHow to find it\n",
        "\nPress\n",
        "\nHow long, and why\n",
        "\nStretch\n",
        "\nWhat keeps it going\n",
        "\nWhat to expect\n",
        "\nWhen to stop",
        "\nSources\n",
    ];
    let places: Vec<Option<usize>> = parts.iter().map(|part| page.find(part)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}\n{page}"
    );
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        page.contains("Lu 2022") && page.contains("disputed") && page.contains("Sources conflict")
    );
    let answer = json(&["care", "piriformis"]);
    assert_eq!(answer["schema"], "myomap.care.v1");
    assert!(texts(&answer, "from").is_empty() && answer["no_care"].is_null());
}

#[test]
fn care_falls_back_to_members_parts_and_the_whole() {
    let group = json(&["care", "hamstrings"]);
    assert!(texts(&group, "from").contains(&"semitendinosus".to_owned()));
    assert!(!list(&group, "cautions").is_empty() && !list(&group, "press").is_empty());
    let page = myomap(&["care", "hamstrings"])
        .out
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        page.contains("This is the care of: Biceps femoris; Semimembranosus; Semitendinosus."),
        "{page}"
    );
    let part = json(&["care", "pterygoid-lateral-superior"]);
    assert_eq!(texts(&part, "from"), ["pterygoid-lateral"]);
    let none = json(&["care", "omohyoid"]);
    assert!(none["no_care"].is_string() && list(&none, "press").is_empty());
}

#[test]
fn no_care_is_ever_without_a_caution() {
    for item in list(&json(&["list", "muscles"]), "items") {
        let id = item["id"].as_str().expect("an id");
        let answer = json(&["care", id]);
        let kinds = ["press", "stretch", "strengthen", "posture", "habits"];
        let some = kinds.iter().any(|kind| !list(&answer, kind).is_empty());
        assert!(!some || !list(&answer, "cautions").is_empty(), "{id}");
        assert!(
            some || answer["no_care"].is_string(),
            "{id} has neither care nor a reason"
        );
    }
}

#[test]
fn muscles_are_compared_side_by_side() {
    let answer = json(&["compare", "QL", "gluteus medius"]);
    assert_eq!(answer["schema"], "myomap.compare.v1");
    for field in ["zones", "factors", "signs", "mimics"] {
        for line in list(&answer, field) {
            assert_eq!(list(line, "values").len(), 2, "{field}");
        }
    }
    let both: Vec<bool> = list(&answer, "zones")
        .iter()
        .map(|line| list(line, "values").iter().all(Value::is_string))
        .collect();
    assert!(
        both[0] && both.windows(2).all(|pair| pair[0] >= pair[1]),
        "shared zones first: {both:?}"
    );
    assert!(
        list(&answer, "told_apart")
            .iter()
            .any(|told| told["from"] == "gluteus-medius")
    );
    let four = myomap(&[
        "compare",
        "hamstrings",
        "piriformis",
        "gluteus-minimus",
        "sternocleidomastoid",
    ]);
    assert!(
        four.out.contains("A  Hamstrings") && four.out.contains("D  Sternocleidomastoid"),
        "{}",
        four.out
    );
    let twice = myomap(&["compare", "QL", "quadratus-lumborum"]);
    assert_eq!(
        (twice.err.as_str(), twice.code),
        (
            "error: `quadratus-lumborum` is named twice\nName two to four different muscles.\n",
            Some(2)
        )
    );
}
