"""The documents of the repository: their links lead somewhere."""

import re
from pathlib import Path

import pytest

from planner.settings import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_repository_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text("utf-8"))
    inside = [link for link in links if not re.match(r"\w+:", link)]
    assert not [link for link in inside if not (document.parent / link).exists()]
