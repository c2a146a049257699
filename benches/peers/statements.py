"""Prints what asks SQLite the same as queries, a statement for each, as a program would send it.

Usage: statements.py < queries.ndjson
"""

import json
import sys

ASK = """select json_object('id', '{id}', 'candidates',
  json_group_array(json_object('muscle', muscle, 'score', score, 'because', json(because))))
from (
  select muscle, sum(weight) as score,
    json_group_array(json_object('finding', finding, 'weight', weight)) as because
  from claims where finding in ({findings})
  group by muscle order by score desc limit 10
);"""

for line in sys.stdin:
    query = json.loads(line)
    findings = ", ".join(f"'{finding}'" for finding in query["pain"] + query["worse"])
    print(ASK.format(id=query["id"], findings=findings))
