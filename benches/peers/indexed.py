"""What a Python user would do for speed: first the muscles of each finding, then count how usual
each named place and factor is for each muscle, and print the best ten with what each finding adds.

Usage: indexed.py EXPORT < queries.ndjson, where EXPORT is what `myomap data export` printed.
"""

import json
import sys


def weights(base):
    """For each finding the muscles that explain it, with a weight."""
    found = {}
    for muscle in base["muscles"]:
        for point in muscle.get("trigger_points", ()):
            for one in point["refers"]:
                weight = 3 if one["pattern"] == "essential" else 1
                own = found.setdefault(one["zone"], {})
                own[muscle["id"]] = max(weight, own.get(muscle["id"], 0))
        for one in muscle.get("factors", ()):
            weight = 1 if one["strength"] == "typical" else 0.5
            own = found.setdefault(one["factor"], {})
            own[muscle["id"]] = max(weight, own.get(muscle["id"], 0))
    return found


def answer(found, query):
    scores = {}
    because = {}
    for finding in query["pain"] + query["worse"]:
        for muscle, weight in found.get(finding, {}).items():
            scores[muscle] = scores.get(muscle, 0) + weight
            because.setdefault(muscle, []).append({"finding": finding, "weight": weight})
    best = sorted(scores, key=scores.get, reverse=True)[:10]
    rows = [{"muscle": one, "score": scores[one], "because": because[one]} for one in best]
    return {"id": query["id"], "candidates": rows}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        found = weights(json.load(file))
    for line in sys.stdin:
        print(json.dumps(answer(found, json.loads(line))))


main()
