"""The examples in docs/command-line.md really run, in their order."""

import re
import shlex
from pathlib import Path

from tests.answers import CALM
from tests.cli.conftest import Planner
from tests.cli.handed_in import written

DOCS = Path(__file__).parents[2] / "docs" / "command-line.md"
FILES = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALLS = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_example_runs_in_the_order_of_the_page(empty: Planner) -> None:
    page = DOCS.read_text("utf-8")
    files = {name: written(empty.folder, name, content) for name, content in FILES.findall(page)}
    project, called = "", []
    for line in "".join(CALLS.findall(page)).splitlines():
        program, *words = shlex.split(line.replace("$PROJECT", project))
        assert program == "planner"
        out = empty.good(
            *(files.get(word, str(empty.folder / "out") if word == "brev" else word) for word in words)
        ).out
        called.append(words[0])
        project = out.strip() if words[:2] == ["project", "new"] else project
    assert list(dict.fromkeys(called)) == [
        "school",
        "roster",
        "project",
        "decide",
        "letters",
        "replies",
        "lessons",
        "sites",
        "overview",
    ]
    assert (empty.folder / "out" / "brev-7B.pdf").is_file()


def test_the_example_answers_every_question() -> None:
    answered = dict(FILES.findall(DOCS.read_text("utf-8")))["answers.toml"]
    assert all(f"\n{question} = " in f"\n{answered}" for question in CALM)
