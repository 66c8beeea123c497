"""`planner letters`, line by line of the contract, with the printed text read back."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Planner, Refused
from tests.cli.handed_in import LETTERS, PROJECT, ROSTER, SCHOOL, answers, written

HOSTILE = [
    ("<b>Ada</b>", "Berg"),
    ("Tom & Jerry", "O'Neil"),
    ('<img src="file:///etc/passwd">', "Vik"),
    ("{pupil}", "%(name)s"),
    ("\u202eslange\u2066", "Snu\u200f"),
    ("Æ" * 150, "Ø" * 150),
]


@pytest.fixture
def decided(planner: Planner) -> Planner:
    """A project whose site may be open."""
    planner.good("decide", planner.project, "--answers", answers(planner.folder))
    return planner


def test_the_json_has_the_keys_of_the_contract_and_ids_instead_of_names(decided: Planner) -> None:
    out = decided.folder / "out"
    called = decided.good("letters", decided.project, "--out", out, "--json")
    told = called.json
    assert told.keys() == {"letters", "files", "skipped"}
    assert told["letters"] == len(told["files"]) == LETTERS
    assert all(one.keys() == {"file", "letter", "pupil"} for one in told["files"])
    assert len({one["pupil"] for one in told["files"]}) == 3
    assert sorted(one["file"] for one in told["files"]) == sorted(path.name for path in out.iterdir())
    assert not any(name in called.out for name in ("Ada", "Berg", "Jakub", "Emil", "Abel"))


def test_each_letter_is_about_its_pupil_and_to_its_signer(decided: Planner) -> None:
    told = decided.good("letters", decided.project, "--out", decided.folder / "out", "--json").json
    texts = [_text(decided.folder / "out" / one["file"]) for one in told["files"]]
    for name in ("Liv Berg", "Tor Berg", "Anna Żółkiewska"):
        assert sum(name in text for text in texts) == 1
    assert sum("Jakub Żółkiewski" in text for text in texts) == 1
    assert all("Klassebloggen 7B" in text and "https://blogg.example/7b" in text for text in texts)


def test_merged_is_one_file_with_an_entry_a_letter(decided: Planner) -> None:
    told = decided.good("letters", decided.project, "--out", decided.folder / "out", "--merged", "--json").json
    (path,) = (decided.folder / "out").iterdir()
    assert {one["file"] for one in told["files"]} == {path.name}
    assert told["letters"] == len({one["letter"] for one in told["files"]}) == LETTERS
    assert all(name in _text(path) for name in ("Liv Berg", "Tor Berg", "Anna Żółkiewska", "Emil"))


def test_letters_made_again_are_the_same_letters_and_the_same_bytes(decided: Planner) -> None:
    told = [decided.good("letters", decided.project, "--out", decided.folder / name, "--json").json for name in "ab"]
    assert told[0] == told[1]
    for one in told[0]["files"]:
        assert (decided.folder / "a" / one["file"]).read_bytes() == (decided.folder / "b" / one["file"]).read_bytes()


def test_the_language_is_each_signers_own_or_one_for_all(decided: Planner) -> None:
    decided.good("letters", decided.project, "--out", decided.folder / "own", "--merged")
    decided.good("letters", decided.project, "--out", decided.folder / "en", "--merged", "--language", "en")
    own, english = (_text(next((decided.folder / name).iterdir())) for name in ("own", "en"))
    assert "the reply sheet" not in own
    assert "the reply sheet" in english


def test_an_unknown_language_names_the_known_ones(decided: Planner) -> None:
    told = decided("letters", decided.project, "--out", decided.folder / "out", "--language", "xx").problem
    assert "nn, nb, en" in told
    assert not (decided.folder / "out").exists()


def test_people_are_told_where_the_letters_lie(decided: Planner) -> None:
    out = decided.good("letters", decided.project, "--out", decided.folder / "out").out
    assert out == f"{LETTERS} brev ligg i {decided.folder / 'out'}.\n"


def test_without_a_decision_no_letters(planner: Planner, refused: Refused) -> None:
    assert "avgjer" in refused("letters", planner.project, "--out", planner.folder / "out")
    assert not (planner.folder / "out").exists()


def test_not_online_makes_no_letters(planner: Planner, refused: Refused) -> None:
    planner.good("decide", planner.project, "--answers", answers(planner.folder, data_agreement="none"))
    assert "ikkje skal på nett" in refused("letters", planner.project, "--out", planner.folder / "out")


def test_closed_while_the_site_is_open_says_what_to_change(planner: Planner, refused: Refused) -> None:
    planner.good("decide", planner.project, "--answers", answers(planner.folder, comments="open"))
    told = refused("letters", planner.project, "--out", planner.folder / "out")
    assert "world" in told
    assert "lukka" in told


def test_closed_with_a_closed_audience_makes_letters(planner: Planner) -> None:
    path = written(planner.folder, "p.toml", PROJECT.replace('"world"', '"class"').replace('"wordpress"', '"teams"'))
    project = planner.good("project", "new", path).out.strip()
    planner.good("decide", project, "--answers", answers(planner.folder, wanted_audience="class"))
    assert planner.good("letters", project, "--out", planner.folder / "out", "--json").json["letters"] == LETTERS


def test_in_doubt_the_letters_go_out_with_the_agreement(planner: Planner) -> None:
    planner.good("decide", planner.project, "--answers", answers(planner.folder, activity="discussion"))
    assert (
        planner.good("letters", planner.project, "--out", planner.folder / "out", "--json").json["letters"] == LETTERS
    )


def test_a_school_without_a_contact_makes_no_letters(decided: Planner) -> None:
    lines = [line for line in SCHOOL.splitlines() if not line.startswith(("email =", "phone ="))]
    decided.good("school", "set", written(decided.folder, "school.toml", "\n".join(lines[:5])))
    before = decided.dump()
    assert "telefon" in decided("letters", decided.project, "--out", decided.folder / "out").problem
    assert decided.dump() == before


def test_a_class_without_pupils_makes_no_letters(decided: Planner, refused: Refused) -> None:
    moved = ROSTER.replace(";7B;", ";7C;")
    decided.good("roster", "import", written(decided.folder, "roster.csv", moved))
    assert "ingen elevar" in refused("letters", decided.project, "--out", decided.folder / "out")


def test_hostile_names_are_printed_as_they_are_written(planner: Planner) -> None:
    rows = "".join(f'"{given.replace(chr(34), chr(34) * 2)}";"{family}";7B\n' for given, family in HOSTILE)
    planner.good("roster", "import", written(planner.folder, "r.csv", f"fornamn;etternamn;klasse\n{rows}"))
    planner.good("decide", planner.project, "--answers", answers(planner.folder))
    out = planner.folder / "out"
    told = planner.good("letters", planner.project, "--out", out, "--json").json
    assert (told["letters"], told["skipped"]) == (len(HOSTILE), [])
    text = " ".join(_text(out / one["file"]) for one in told["files"])
    for name in (
        "<b>Ada</b> Berg",
        "Tom & Jerry O'Neil",
        '<img src="file:///etc/passwd">',
        "{pupil} %(name)s",
        "slange Snu",
    ):
        assert name in text
    assert text.count("Æ") >= 150
    assert "root:" not in text
    assert "\u202e" not in text


def test_a_name_that_cannot_be_printed_is_skipped_by_id_and_the_rest_is_made(decided: Planner) -> None:
    roster = ROSTER + "e9;小明;王;2014-05-19;7B;Samira Haddad;ar;Karim Haddad;ar;\n"
    decided.good("roster", "import", written(decided.folder, "roster.csv", roster))
    called = decided.good("letters", decided.project, "--out", decided.folder / "out", "--json")
    told = called.json
    assert told["letters"] == LETTERS
    (skipped,) = told["skipped"]
    assert skipped.keys() == {"pupil", "reason"}
    assert skipped["pupil"] not in {one["pupil"] for one in told["files"]}
    assert "小明" not in called.out
    assert "小明" in decided.good("letters", decided.project, "--out", decided.folder / "out").out


def test_a_pupil_never_to_be_shown_gets_letters_like_all_others(decided: Planner) -> None:
    told = decided.good("letters", decided.project, "--out", decided.folder / "out", "--json")
    emil = decided.good("letters", decided.project, "--out", decided.folder / "b", "--json").json["files"][0]
    assert emil.keys() == told.json["files"][1].keys()
    assert "never" not in told.out


@pytest.mark.parametrize("place", ["file", "below_a_file", "folder_of_that_name"])
def test_a_folder_that_cannot_be_written_is_refused(decided: Planner, refused: Refused, place: str) -> None:
    out = decided.folder / "out"
    if place == "folder_of_that_name":
        (out / "brev-7B.pdf").mkdir(parents=True)
        (out / "brev-7B.pdf" / "mine").touch()
    else:
        out.write_text("mine")
        out = out / "below" if place == "below_a_file" else out
    assert str(out) in refused("letters", decided.project, "--out", out, "--merged")


def test_a_data_folder_that_cannot_be_made_is_not_taken_for_the_letters_folder(empty: Planner) -> None:
    empty.data.write_text("a file where the folder should be")
    told = empty("letters", "X", "--out", empty.folder / "out").problem
    assert str(empty.data) in told
    assert "brev" not in told.lower()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for less than a letter."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and os.geteuid() == 0
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if not mounted or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can't be mounted here; the next test stands in")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("merged", [[], ["--merged"]])
def test_a_full_disk_leaves_nothing_behind(
    decided: Planner, refused: Refused, small_disk: Path, merged: list[str]
) -> None:
    assert str(small_disk) in refused("letters", decided.project, "--out", small_disk, *merged)
    assert list(small_disk.iterdir()) == []
    assert str(small_disk / "new") in refused("letters", decided.project, "--out", small_disk / "new", *merged)
    assert list(small_disk.iterdir()) == []


def test_a_disk_that_fills_up_leaves_the_letters_that_were_there(
    decided: Planner, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = decided.folder / "out"
    decided.good("letters", decided.project, "--out", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    real, count = Path.write_bytes, iter(range(100))

    def full(path: Path, content: bytes) -> int:
        if next(count) > 1:
            raise OSError(28, "No space left on device")
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    refused("letters", decided.project, "--out", out, "--language", "en")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())
