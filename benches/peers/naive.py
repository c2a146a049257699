"""What a Python user would write first: for each query look through every muscle's referrals and
factors, and print the best ten with what each finding adds.

Usage: naive.py EXPORT < queries.ndjson, where EXPORT is what `myomap data export` printed.
"""

import json
import sys


def explained(muscle, query):
    """What a muscle explains of a query: each finding once, with its greatest weight."""
    weights = {}
    for point in muscle.get("trigger_points", ()):
        for one in point["refers"]:
            if one["zone"] in query["pain"]:
                weight = 3 if one["pattern"] == "essential" else 1
                weights[one["zone"]] = max(weight, weights.get(one["zone"], 0))
    for one in muscle.get("factors", ()):
        if one["factor"] in query["worse"]:
            weight = 1 if one["strength"] == "typical" else 0.5
            weights[one["factor"]] = max(weight, weights.get(one["factor"], 0))
    return weights


def answer(muscles, query):
    rows = []
    for muscle in muscles:
        weights = explained(muscle, query)
        if weights:
            because = [{"finding": key, "weight": value} for key, value in weights.items()]
            rows.append({"muscle": muscle["id"], "score": sum(weights.values()), "because": because})
    rows.sort(key=lambda row: row["score"], reverse=True)
    return {"id": query["id"], "candidates": rows[:10]}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        muscles = json.load(file)["muscles"]
    for line in sys.stdin:
        print(json.dumps(answer(muscles, json.loads(line))))


main()
