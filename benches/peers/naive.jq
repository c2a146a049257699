# What a jq user would write first: for each query look through every muscle's referrals and
# factors, and print the best ten with what each finding adds. `$base` is `myomap data export`,
# slurped.
inputs
| . as $query
| {
    id,
    candidates: [
      $base[0].muscles[]
      | . as $muscle
      | [
          ((.trigger_points // [])[].refers[]
            | select(.zone as $zone | $query.pain | index($zone))
            | {finding: .zone, weight: (if .pattern == "essential" then 3 else 1 end)}),
          ((.factors // [])[]
            | select(.factor as $factor | $query.worse | index($factor))
            | {finding: .factor, weight: (if .strength == "typical" then 1 else 0.5 end)})
        ]
      | group_by(.finding) | map(max_by(.weight))
      | select(. != [])
      | {muscle: $muscle.id, score: (map(.weight) | add), because: .}
    ]
    | sort_by(-.score) | .[:10]
  }
