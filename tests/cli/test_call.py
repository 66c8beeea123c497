"""What all calls share: options before and after the verb, who acts, which day, and errors as one line."""

import errno
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from planner.cli import main
from planner.cli.out import one_line
from planner.domain.permission import OPERATOR, Actor, Role
from planner.domain.school import School
from planner.errors import PlannerError, StorageFailed
from planner.services import schools
from planner.storage import open_database, transaction
from tests.cli.conftest import Planner, Refused, call
from tests.cli.handed_in import PROJECT, ROSTER, SCHOOL, answers, written

PROGRAM = [sys.executable, "-m", "planner.cli"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Kommandoen manglar."),
        (["tullball"], "Kommandoen tullball finst ikkje."),
        (["school"], "Kommandoen manglar."),
        (["school", "tull"], "Kommandoen tull finst ikkje."),
        (["--tull"], "Valet --tull finst ikkje."),
        (["letters", "X", "--out", "o", "--tull"], "Valet --tull finst ikkje."),
        (["letters"], "PROJECT manglar."),
        (["letters", "X"], "--out manglar."),
        (["letters", "X", "--out"], "Skriv ein verdi etter --out."),
        (["letters", "X", "Y", "--out", "o"], "Y er eit ord for mykje."),
        (["decide", "--answers", "a.toml", "--json=1"], "Valet --json tek ingen verdi."),
        (["decide"], "--answers manglar."),
        (["school", "set"], "FILE.toml manglar."),
        (["roster", "import"], "PATH manglar."),
        (["replies", "status"], "PROJECT manglar."),
        (["replies", "status", "X", "--data"], "Skriv ein verdi etter --data."),
        (["replies", "status", "X", "--as"], "Skriv ein verdi etter --as."),
        (["serve", "--port", "åtti"], "--port "),
    ],
)
def test_a_call_that_cannot_be_understood_gets_one_line_that_names_what_is_wrong(words: list[str], told: str) -> None:
    assert call(*words).problem.startswith(told)


def test_an_empty_data_folder_is_refused_so_that_an_unset_variable_never_means_the_usual_folder() -> None:
    assert "--data" in call("--data", "", "replies", "status", "X").problem


@pytest.mark.parametrize(
    "words", [["--help"], ["letters", "--help"], ["school", "--help"], ["roster", "import", "--help"]]
)
def test_help_goes_to_standard_output_and_is_no_error(words: list[str]) -> None:
    called = call(*words)
    assert (called.code, called.err) == (0, "")
    assert "Usage: planner" in called.out


def test_the_help_names_every_verb() -> None:
    out = call("--help").out
    for verb in ("serve", "demo", "school", "roster", "project", "decide", "letters", "replies", "lessons", "sites"):
        assert f"  {verb} " in out


@pytest.mark.parametrize("place", ["before", "after", "with_equals", "in_the_surroundings"])
def test_the_data_folder_stands_before_or_after_the_verb_or_in_the_surroundings(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, file = str(tmp_path / "here"), written(tmp_path, "school.toml", SCHOOL)
    monkeypatch.setenv("NETTPLAN_DATA", data if place == "in_the_surroundings" else str(tmp_path / "elsewhere"))
    words = {
        "before": ("--data", data, "school", "set", file),
        "after": ("school", "set", file, "--data", data),
        "with_equals": ("school", "set", f"--data={data}", file),
        "in_the_surroundings": ("school", "set", file),
    }
    assert call(*words[place]).code == 0
    assert (tmp_path / "here" / "nettplan.db").is_file()
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("roster", "import", "FILE"),
        ("project", "new", "PROJECT"),
        ("decide", "X", "--answers", "ANSWERS"),
        ("letters", "X", "--out", "OUT"),
        ("replies", "status", "X", "--json"),
        ("--as", "kari@boskule.example", "school", "set", "SCHOOL"),
    ],
)
def test_a_mistyped_data_folder_is_told_and_nothing_is_made(empty: Planner, words: tuple[str, ...]) -> None:
    paths = {
        "FILE": written(empty.folder, "roster.csv", ROSTER),
        "PROJECT": written(empty.folder, "project.toml", PROJECT),
        "SCHOOL": written(empty.folder, "school.toml", SCHOOL),
        "ANSWERS": answers(empty.folder),
        "OUT": str(empty.folder / "out"),
    }
    before = sorted(empty.folder.rglob("*"))
    called = empty(*(paths.get(word, word) for word in words))
    assert called.problem.startswith(f"I {empty.data} ligg det ingen skule.")
    assert called.out == ""
    assert sorted(empty.folder.rglob("*")) == before


def test_judging_alone_needs_no_data_folder_and_makes_none(empty: Planner) -> None:
    empty.good("decide", "--answers", answers(empty.folder), "--json")
    assert not empty.data.exists()


def test_a_call_leaves_the_surroundings_as_they_were(empty: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETTPLAN_DATA", "/before")
    empty("replies", "status", "X")
    assert os.environ["NETTPLAN_DATA"] == "/before"


def test_without_as_the_operator_acts_and_is_named_so(planner: Planner) -> None:
    planner.good("decide", planner.project, "--answers", answers(planner.folder))
    assert planner.audit()[-1] == ("operator", "record_decision")


@pytest.mark.parametrize("first", [True, False])
def test_as_acts_as_a_member_of_staff(planner: Planner, first: bool) -> None:
    person = _with_email(planner, "Kari Dale", "kari@boskule.example")
    who, verb = ["--as", "KARI@boskule.example"], ["decide", planner.project, "--answers", answers(planner.folder)]
    planner.good(*(who + verb if first else verb + who))
    assert planner.audit()[-1] == (person, "record_decision")


def test_as_somebody_unknown_is_refused(refused: Refused, planner: Planner) -> None:
    assert "ingen@boskule.example" in refused("--as", "ingen@boskule.example", "replies", "status", planner.project)


def test_a_member_of_staff_may_only_what_the_role_may(planner: Planner, refused: Refused) -> None:
    _with_email(planner, "Kari Dale", "kari@boskule.example")
    told = refused("--as", "kari@boskule.example", "school", "set", written(planner.folder, "school.toml", SCHOOL))
    assert told == "Dette har du ikkje tilgang til. Spør rektor."


def test_several_schools_in_one_database_want_to_know_who_calls(planner: Planner) -> None:
    with transaction(open_database(f"sqlite:///{planner.data / 'nettplan.db'}")) as session:
        schools.set_school(session, Actor(OPERATOR, Role.PRINCIPAL), School("", "Gullbring skule"))
    assert "--as" in planner("replies", "status", planner.project).problem


def test_today_can_be_set_and_must_be_a_date(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    planner.good("decide", planner.project, "--answers", answers(planner.folder))
    monkeypatch.setenv("NETTPLAN_TODAY", "2026-12-12")
    assert "Svarfristen" in planner("letters", planner.project, "--out", planner.folder / "out").problem
    for wrong in ("i morgon", "20261201", "2026-W49-2", "2026-12-01T08:00", "2026-02-30"):
        monkeypatch.setenv("NETTPLAN_TODAY", wrong)
        assert "NETTPLAN_TODAY" in planner("letters", planner.project, "--out", planner.folder / "out").problem


def test_an_error_stays_one_line_of_plain_text_whatever_the_file_says(planner: Planner, refused: Refused) -> None:
    project = PROJECT.replace('"7B"', '"7B\\n\\u001b[31mrød"')
    told = refused("project", "new", written(planner.folder, "project.toml", project))
    assert told.isprintable()


def test_a_line_keeps_the_joiners_that_names_are_spelt_with() -> None:
    assert one_line("علی\u200cرضا\x1b[0m\n") == "علی\u200cرضا [0m"


def test_somebody_who_stops_a_call_gets_130_and_silence(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.cli.replies.statuses_of_project", stop)
    called = planner("replies", "status", planner.project)
    assert (called.code, called.out, called.err) == (130, "", "")


def test_a_bug_is_told_without_what_was_in_its_hands(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise KeyError("Ada Berg")

    monkeypatch.setattr("planner.cli.replies.statuses_of_project", fail)
    told = planner("replies", "status", planner.project).problem
    assert "KeyError" in told
    assert "Ada" not in told


def test_a_database_that_cannot_be_written_is_told_in_one_line(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise StorageFailed("Disken er full.")

    monkeypatch.setattr("planner.cli.decide.show_json", lambda _value: fail())
    before = planner.dump()
    called = planner("decide", planner.project, "--answers", answers(planner.folder), "--json")
    assert called.problem == "Disken er full."
    assert planner.dump() == before


class _Broken(io.StringIO):
    """A standard output that fails as a pipe does, or a disk."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def flush(self) -> None:
        raise OSError(self.number, "no")

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_WRONLY)


@pytest.mark.parametrize("number", [errno.EPIPE, errno.ENOSPC])
def test_what_nobody_takes_is_not_done(planner: Planner, capsys: pytest.CaptureFixture[str], number: int) -> None:
    before = planner.dump()
    with redirect_stdout(_Broken(number)):
        code = main(["--data", str(planner.data), "project", "new", written(planner.folder, "p.toml", PROJECT)])
    assert code == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert planner.dump() == before


def test_a_closed_pipe_leaves_one_line_and_no_traceback(planner: Planner) -> None:
    line = f"{sys.executable} -m planner.cli --data '{planner.data}' replies status {planner.project}"
    done = subprocess.run(["bash", "-c", f"{line} >&-"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "Ingen tek imot det som blir skrive ut. Ingenting er endra.\n"


@pytest.mark.parametrize(
    "words", [["--help"], ["decide", "--answers", "answers.toml", "--json"], ["replies", "status", "X"]]
)
def test_what_a_call_does_not_need_is_not_imported(empty: Planner, words: list[str]) -> None:
    answers(empty.folder)
    slow = {"streamlit", "pandas", "reportlab"} | ({"sqlalchemy"} if words[0] != "replies" else set())
    program = (
        "import sys; from planner.cli import main; "
        f"main(['--data', 'data', *{words!r}]); print(*sorted({slow!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=empty.folder, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == ""


def test_the_program_and_the_module_are_the_same(empty: Planner) -> None:
    words = ["decide", "--answers", answers(empty.folder), "--json"]
    program = Path(sys.executable).with_name("planner")
    done = [subprocess.run([*start, *words], capture_output=True, check=True) for start in ([str(program)], PROGRAM)]
    assert done[0].stdout == done[1].stdout
    assert json.loads(done[0].stdout)["outcome"] == "open"


def test_every_error_of_the_family_is_told_without_its_class(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in PlannerError.__subclasses__():

        def fail(*_args: object, kind: type[PlannerError] = kind) -> None:
            raise kind("Slik er det.")

        monkeypatch.setattr("planner.cli.replies.statuses_of_project", fail)
        assert planner("replies", "status", planner.project).problem == "Slik er det."


def _with_email(planner: Planner, name: str, email: str) -> str:
    """Give a member of staff an address; return the staff id."""
    with sqlite3.connect(planner.data / "nettplan.db") as database:
        database.execute("update staff set email = ? where name = ?", (email, name))
        (found,) = database.execute("select id from staff where name = ?", (name,)).fetchone()
    return str(found)
