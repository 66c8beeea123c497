"""How forms keeps its own order: one place draws, and its imports stay lean."""

import re
import subprocess
import sys

from planner.settings import ROOT

MAY_DRAW = {"file.py", "objects.py"}


def test_only_the_file_and_its_objects_know_reportlab() -> None:
    modules = {path.name: path.read_text("utf-8") for path in (ROOT / "forms").glob("*.py")}
    knowing = {name for name, code in modules.items() if re.search(r"^(from|import) reportlab", code, re.MULTILINE)}
    assert knowing == MAY_DRAW


def test_drawing_a_letter_loads_neither_pandas_nor_sqlalchemy_nor_streamlit() -> None:
    heavy = "{'pandas', 'sqlalchemy', 'streamlit', 'reportlab.platypus', 'numpy'}"
    code = f"import sys, forms.letter, forms.decision_record; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
