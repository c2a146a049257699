"""Writes a folder of own data that makes the knowledge base ten times as large: nine copies of
every ranked muscle under names of their own.

Usage: tenfold.py DATA FOLDER, where DATA is the data folder of the repository.
"""

import json
import pathlib
import sys

data, folder = map(pathlib.Path, sys.argv[1:3])
for path in sorted(data.glob("muscles/*/*.json")):
    muscle = json.loads(path.read_text(encoding="utf-8"))
    if not muscle.get("trigger_points"):
        continue
    for copy in range(2, 11):
        own = {**muscle, "id": f"{muscle['id']}-copy-{copy}"}
        own["name"] = f"Copy {copy} of {muscle['name']}"
        for field in ("latin", "aliases"):
            own.pop(field, None)
        to = folder / path.relative_to(data).with_name(f"{own['id']}.json")
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(json.dumps(own, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
