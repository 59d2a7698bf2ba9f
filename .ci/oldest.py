"""Print the oldest versions that pyproject.toml allows, as pip's constraints.

python .ci/oldest.py > oldest.txt && python -m pip install --editable ".[test]" --constraint oldest.txt
"""

import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
lines = {*project["dependencies"], *project["optional-dependencies"]["test"]}
print("\n".join(sorted(line.replace(">=", "==") for line in lines)))
