# What a jq user would do for speed: first a table of weights for each muscle, then count how
# usual each named place and factor is for it, and print the best ten with what each finding
# adds. `$base` is `myomap data export`, slurped.
($base[0].muscles | map({
  id,
  zones: (reduce (.trigger_points // [] | .[].refers[]?) as $one ({};
    .[$one.zone] |= ([., (if $one.pattern == "essential" then 3 else 1 end)] | max))),
  factors: (reduce (.factors // [] | .[]) as $one ({};
    .[$one.factor] |= ([., (if $one.strength == "typical" then 1 else 0.5 end)] | max)))
})) as $muscles
| inputs
| . as $query
| {
    id,
    candidates: [
      $muscles[]
      | . as $muscle
      | ([$query.pain[] | {finding: ., weight: $muscle.zones[.]}]
        + [$query.worse[] | {finding: ., weight: $muscle.factors[.]}]
        | map(select(.weight))) as $because
      | select($because != [])
      | {muscle: .id, score: ($because | map(.weight) | add), because: $because}
    ]
    | sort_by(-.score) | .[:10]
  }
