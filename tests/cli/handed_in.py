"""The files that the tests of the command line hand in, in the words of the contract."""

from pathlib import Path

from tests.answers import CALM

SCHOOL = """\
name = "Bø skule"
municipality = "Midt-Telemark kommune"
organisation_number = "974564556"
address = "Skulevegen 1, 3800 Bø"
email = "post@boskule.example"
phone = "35 05 00 00"
principal = "Astrid Lie"
language = "nn"
letter_languages = ["nn", "nb", "en"]
[data_protection_officer]
name = "Nils Haugen"
email = "personvern@kommune.example"
phone = "35 05 00 10"
[consent]
guardians = "all"
guardian_below = 15
pupil_alone_from = 18
valid_months = 12
"""
PROJECT = """\
title = "Lokalhistorie på nett"
class = "7B"
purpose = "Elevane deler tekstar og bilete om garden dei bur på."
site = { name = "Klassebloggen 7B", address = "https://blogg.example/7b", platform = "wordpress", audience = "world", editor = "Kari Dale", deputy = "Ola Moen" }
starts = 2026-12-01
ends = 2027-06-18
reply_by = 2026-12-11
purposes = ["work_first_name", "group_picture", "video", "group_picture@press"]
"""
ROSTER = """\
elev_id;fornamn;etternamn;fodselsdato;klasse;foresatt1_namn;foresatt1_sprak;foresatt2_namn;foresatt2_sprak;skjul
e1;Ada;Berg;2014-03-09;7B;Liv Berg;nn;Tor Berg;nb;
e2;Jakub;Żółkiewski;02.08.2014;7B;Anna Żółkiewska;pl;;;
e3;Emil;Abel;;7B;;;;;ja
"""
# Letters: Abel has no known guardian, Berg two, Żółkiewski one.
LETTERS = 4


def written(folder: Path, name: str, content: str | bytes) -> str:
    """Write a file and return its path as a word of a call."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def answers(folder: Path, **changed: str | None) -> str:
    """Write the open answers with some changed, None for one that is missing; return the path."""
    given = {question: option for question, option in (CALM | changed).items() if option is not None}
    lines = "".join(f'{question} = "{option}"\n' for question, option in given.items())
    return written(folder, "answers.toml", lines)
