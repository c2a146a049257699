"""Prints queries, one JSON object a line, always the same ones.

Usage: queries.py EXPORT COUNT [FINDINGS]: without FINDINGS one to five places and up to three
factors a query, else that many places.
"""

import json
import random
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    base = json.load(file)
zones = [zone["id"] for zone in base["zones"]]
factors = [factor["id"] for factor in base["factors"]]
chance = random.Random(7)
for number in range(int(sys.argv[2])):
    if len(sys.argv) > 3:
        pain, worse = chance.sample(zones, int(sys.argv[3])), []
    else:
        pain = chance.sample(zones, chance.randint(1, 5))
        worse = chance.sample(factors, chance.randint(0, 3))
    print(json.dumps({"id": f"c{number}", "pain": pain, "worse": worse}))
