//! `body`: what is drawn where, in every form.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{myomap, stdout};

/// Questions whose pictures are kept.
const PICTURES: &[(&str, &[&str])] = &[
    ("body-places.txt", &["left low back", "buttock=7"]),
    ("body-muscle.txt", &["right soleus"]),
    (
        "body-hand.txt",
        &["thumb", "--side", "left", "--width", "120"],
    ),
];

fn body(words: &[&str], more: &[&str]) -> String {
    stdout(myomap([&["body"], words, more].concat()).env("NO_COLOR", "1"))
}

fn json(words: &[&str]) -> Value {
    serde_json::from_str(&body(words, &["--format", "json"])).expect("JSON")
}

fn zones() -> Vec<(String, bool)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zones.json");
    let text = std::fs::read_to_string(path).expect("the zones");
    let zones: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let zone = |zone: &Value| {
        let id = zone["id"].as_str().expect("an id").to_owned();
        (id, zone["midline"] == true)
    };
    zones.iter().map(zone).collect()
}

#[test]
fn pictures_are_as_they_were() {
    for (golden, words) in PICTURES {
        let words = [&["body"], *words].concat();
        myomap(words).env("NO_COLOR", "1").matches_golden(0, golden);
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    let plain = body(&["soleus"], &[]);
    let mut coloured = stdout(myomap(["body", "soleus", "--color", "always"]));
    for code in ["0", "1", "2", "31", "33"] {
        coloured = coloured.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(plain, coloured);
}

#[test]
fn every_zone_paints_a_cell_on_each_side() {
    for (zone, midline) in zones() {
        for side in ["left", "right"] {
            let run = myomap(["body", &zone, "--side", side, "--color", "always"]);
            let page = stdout(run);
            let picture = page.split("⣿⣿ hurts").next().expect("before the legend");
            let red = picture.matches("\u{1b}[31m").count();
            // in one cell alone the letter stands for it
            let letter = picture
                .lines()
                .any(|line| line.contains("\u{1b}[1ma\u{1b}[0m"));
            assert!(red > 0 || letter, "{zone} {side} {midline}\n{page}");
        }
    }
}

/// Views by id with their polygons, each as a set of corners.
fn painted(answer: &Value, mirror: bool) -> BTreeSet<(String, Vec<BTreeSet<[i64; 2]>>)> {
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let mut views = BTreeSet::new();
    for view in list(&answer["views"]) {
        let width = view["size"][0].as_i64().expect("a width");
        let corner = |corner: &Value| {
            let [x, y] = [0, 1].map(|axis| corner[axis].as_i64().expect("a number"));
            [if mirror { width - x } else { x }, y]
        };
        let zones = list(&view["zones"]);
        let shapes = zones.iter().flat_map(|zone| list(&zone["polygons"]));
        let mut shapes: Vec<BTreeSet<[i64; 2]>> = shapes
            .map(|shape| list(&shape).iter().map(corner).collect())
            .collect();
        shapes.sort();
        let id = view["id"].as_str().expect("an id");
        let id = id.trim_end_matches("-left").trim_end_matches("-right");
        views.insert((id.to_owned(), shapes));
    }
    views
}

#[test]
fn the_right_is_the_mirror_image_of_the_left() {
    for what in [
        "low back",
        "hand",
        "foot",
        "face",
        "head",
        "infraspinatus",
        "QL",
    ] {
        let [left, right] = ["left", "right"].map(|side| json(&[what, "--side", side]));
        assert_eq!(painted(&left, true), painted(&right, false), "{what}");
    }
}

#[test]
fn the_patients_left_is_on_the_viewers_right_in_front_only() {
    let answer = json(&["left outer hip"]);
    for (view, is_right) in [("front", true), ("back", false)] {
        let views = answer["views"].as_array().expect("a list");
        let view = views
            .iter()
            .find(|one| one["id"] == view)
            .expect("it is shown");
        let x = view["zones"][0]["polygons"][0][0][0]
            .as_i64()
            .expect("a number");
        assert_eq!(x > 500, is_right, "{view}");
    }
}

#[test]
fn a_muscle_is_drawn_with_its_referral_on_both_its_sides() {
    let answer = json(&["left", "soleus"]);
    assert_eq!(answer["schema"], "myomap.body.v1");
    let shaded = answer["shaded"].as_array().expect("a list");
    let of = |zone: &str| shaded.iter().find(|one| one["place"] == zone).expect(zone);
    assert_eq!(
        (&of("heel")["class"], &of("heel")["side"]),
        (&"essential".into(), &"left".into())
    );
    assert_eq!(of("jaw")["class"], "spillover");
    let mirrored = json(&["soleus", "--side", "right"]);
    assert_eq!(mirrored["muscle"]["side"], "right");
    let both = json(&["soleus", "--side", "both"]);
    assert_eq!(both["shaded"][0]["side"], "both");
}

#[test]
fn words_alone_name_every_zone_without_drawing() {
    let said = body(&["soleus"], &["--format", "text"]);
    let drawn = |mark: char| ('\u{2800}'..='\u{28ff}').contains(&mark) || mark == '×';
    assert!(!said.contains(drawn), "{said}");
    for zone in [
        "Heel: left",
        "Jaw joint (TMJ): left",
        "Usual area",
        "not a diagnosis",
    ] {
        assert!(said.contains(zone), "{zone}: {said}");
    }
}

#[test]
fn quiet_names_zones() {
    assert_eq!(
        body(&["left sacroiliac", "coccyx"], &["-q"]),
        "sacroiliac\ncoccyx\n"
    );
}

#[test]
fn a_narrower_place_lies_on_a_wider_one() {
    let answer = json(&["left foot", "left heel"]);
    let views = answer["views"].as_array().expect("a list");
    let zones = views
        .iter()
        .flat_map(|view| view["zones"].as_array().expect("a list"));
    for zone in zones {
        let mark = if zone["zone"] == "heel" { "b" } else { "a" };
        assert_eq!(zone["mark"], mark, "{}", zone["zone"]);
    }
}

#[test]
fn a_red_flag_comes_first() {
    let words = ["body", "pain in the chest spreading to the left arm"];
    let run = myomap(words).output();
    assert_eq!(run.status.code(), Some(3));
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        said.starts_with("! EMERGENCY, NOW") && !said.contains('⣿'),
        "{said}"
    );
    let run = myomap([&words[..], &["--show-anyway"]].concat()).output();
    assert_eq!(run.status.code(), Some(3));
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        said.starts_with("! EMERGENCY, NOW") && said.contains('⣿'),
        "{said}"
    );
    let run = myomap([&words[..], &["--format", "svg"]].concat()).output();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(said.contains("heart attack"), "{said}");
    well_formed(&said);
}

#[test]
fn what_is_not_known_is_said() {
    myomap(["body", "lower bakc"]).gives(
        2,
        "",
        "error: no place is called `lower bakc`\nDid you mean `low back` or `elbow back`?\n",
    );
    myomap(["body", "piriformis", "knee"]).gives(
        2,
        "",
        "error: `piriformis` is a muscle among places\n\
         One picture shows places, or one muscle: myomap body \"piriformis\"\n",
    );
    myomap(["rank", "knee", "--format", "svg"]).gives(
        2,
        "",
        "error: only `body` is drawn as svg\nChoose another --format.\n",
    );
    let run = myomap(["body", "levatores costarum"]).output();
    assert_eq!(run.status.code(), Some(1), "it refers nowhere");
}

/// Panics unless tags are closed in order, attributes quoted, and text escaped.
#[track_caller]
fn well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "{text}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        for entity in text.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;"];
            assert!(
                known.iter().any(|known| entity.starts_with(known)),
                "{text}"
            );
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().expect("a name"));
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn svg_is_well_formed_and_stands_alone() {
    for words in [
        &["quadratus-lumborum"][..],
        &["left thumb", "jaw=3"],
        &["pelvic floor"],
    ] {
        let svg = body(words, &["--format", "svg"]);
        well_formed(&svg);
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
        assert!(svg.contains("<title id=\"t\">") && svg.contains("<desc id=\"d\">"));
        for outside in ["<script", "href", "url(http", "@import"] {
            assert!(!svg.contains(outside), "{outside}");
        }
        assert!(svg.contains("data-zone=\"") && svg.contains("prefers-color-scheme:dark"));
        assert!(svg.contains("not a diagnosis"));
    }
}

#[test]
fn pages_hold_the_picture() {
    let html = body(&["QL"], &["--format", "html"]);
    assert!(html.contains("<figure>\n<svg ") && html.contains("Sacroiliac area (dimple): left"));
    let markdown = body(&["QL"], &["--format", "markdown"]);
    assert_eq!(markdown.matches("```").count(), 2, "{markdown}");
}

#[test]
fn an_own_zone_without_a_drawing_is_named() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tmp-body-own");
    std::fs::create_dir_all(own).expect("a folder");
    let zone = r#"[{"id":"own-spot","name":"Own spot","region":"knee","view":"front",
        "neighbours":[],"no_muscle":"Nobody has looked."}]"#;
    std::fs::write(format!("{own}/zones.json"), zone).expect("written");
    let run = myomap(["body", "own spot", "left heel", "--data", own]).output();
    std::fs::remove_dir_all(own).expect("removed");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(
        said.contains("Not on the drawing: own-spot.") && said.contains('⣿'),
        "{said}"
    );
}
