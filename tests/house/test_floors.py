"""The floors of the house: nothing reaches up, and the rooms stay small."""

import subprocess
import sys
from pathlib import Path

from planner.settings import ROOT

LARGEST = 250
MODULES = [
    path
    for room in ("planner", "forms")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "migrations" not in path.parts and path.name != "tables.py"  # one table after another
]


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    told = subprocess.run([str(linter), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    assert " 0 broken" in told.stdout


def test_every_module_is_small_enough_to_read_in_one_go() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {module: lines for module, lines in sizes.items() if lines > LARGEST}
