"""The guideline in practice: a note for every matter in every language, and links that are well formed."""

import shutil
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from planner.content import advice as module
from planner.content import role_check as walk
from planner.content.advice import FOLDER, advice
from planner.content.guideline import guideline
from planner.content.lessons import lessons
from planner.content.role_check import role_check, role_check_words
from planner.domain.advice import Page, Place, find_matters, find_pages, passages
from planner.domain.role_check import Result
from planner.errors import ContentError
from tests.cast import TODAY

in_every_language = pytest.mark.parametrize("language", ["nn", "nb", "en"])


def wrong_in(folder: Path, name: str, before: str, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a copy of the advice in place of ours, one line of it changed."""
    shutil.copytree(FOLDER, folder / "advice")
    path = folder / "advice" / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    monkeypatch.setattr(module, "FOLDER", folder / "advice")
    monkeypatch.setattr(walk, "_FOLDER", folder / "advice")


@in_every_language
def test_every_matter_of_the_guideline_has_a_note_of_a_readable_length(language: str) -> None:
    notes = advice(language).notes
    assert tuple(sorted(notes)) == tuple(sorted(guideline().ids))
    assert not [
        (id_, len(one.practice.split())) for id_, one in notes.items() if not 25 <= len(one.practice.split()) <= 70
    ]


def test_every_tip_of_the_guideline_has_a_line_of_practice_and_every_place_a_tip() -> None:
    tips = advice("nn").tips
    points = [one.key for one in guideline().sentences if one.id == "tips" and one.kind == "bullet"]
    assert [tip.sentence for tip in tips] == points
    assert {tip.place for tip in tips} == set(Place)


@pytest.mark.parametrize("place", Place)
def test_tips_that_fit_the_same_place_take_turns(place: Place) -> None:
    beside = advice("nn")
    days = [TODAY.replace(day=day) for day in range(1, 8)]
    assert {beside.tip_for(place, day).id for day in days} == {tip.id for tip in beside.tips if tip.place is place}


def test_every_page_of_the_program_carries_out_some_matter() -> None:
    assert {note.page for note in advice("nn").notes.values()} == {*Page, None}


def test_pages_of_others_have_a_matter_and_a_safe_address_of_their_own() -> None:
    pages = advice("nn").pages
    assert {page.matter for page in pages} <= set(guideline().ids)
    assert not [
        page.id for page in pages if urlsplit(page.address).scheme != "https" or not urlsplit(page.address).netloc
    ]
    assert len({page.address for page in pages}) == len(pages)


def test_whoever_has_opened_a_page_says_when() -> None:
    assert not [page.id for page in advice("nn").pages if bool(page.verified_by) is not bool(page.verified_on)]


def test_a_page_that_lessons_link_to_has_one_address() -> None:
    linked = {one.name: one.address for one in chain(*(lesson.resources for lesson in lessons("nn").values()))}
    ours = {page.name: page.address for page in advice("nn").pages}
    shared = linked.keys() & ours.keys()
    assert shared
    assert {name: linked[name] for name in shared} == {name: ours[name] for name in shared}


@in_every_language
def test_the_walk_has_words_for_every_question_and_result(language: str) -> None:
    words = role_check_words(language)
    assert {id_: list(one.options) for id_, one in words.questions.items()} == {
        one.id: list(one.leads) for one in role_check().questions
    }
    assert all(words.results[end].steps for end in Result)


def test_every_result_of_the_walk_rests_on_the_guideline_and_whoever_may_speak_is_told_of_the_right() -> None:
    sources = role_check().sources
    assert set(chain(*sources.values())) <= guideline().quotable
    assert {end for end, ids in sources.items() if "speak" in ids} >= {Result.FREE, Result.OWN_VIEW}


def test_the_guideline_is_read_whole_and_each_note_comes_once() -> None:
    read = passages(guideline())
    said = [sentence.key for passage in read for point in passage.points for sentence in point]
    assert said == [sentence.key for sentence in guideline().sentences]
    shown = [id_ for passage in read for id_ in passage.ids]
    assert sorted(shown) == sorted(guideline().ids)


def test_a_sentence_that_goes_on_stays_in_its_point() -> None:
    points = [[one.key for one in point] for passage in passages(guideline()) for point in passage.points]
    assert ["inform-leader.1", "overview.1"] in points
    assert ["archive.1", "archive.2"] in points


@pytest.mark.parametrize(
    ("wanted", "matter"),
    [
        ("PASSORD", "password"),
        ("HOYRER kommentar", "heard"),
        ("lukka  samtykke", "spread"),
        ("bestefar arstalet", "answer"),
        ("passord bestefar", None),
        ("skuleformal", "overview"),
        ("fellesmappa", "tips"),
        ("", None),
    ],
)
def test_the_search_needs_all_words_and_no_capitals_or_accents(wanted: str, matter: str | None) -> None:
    found = find_matters(guideline(), advice("nn"), wanted)
    assert matter in found if matter else not found


def test_the_search_finds_pages_of_others() -> None:
    assert [page.id for page in find_pages(advice("nn"), "barnevakten venskap")] == ["teacher-and-pupil"]
    assert not find_pages(advice("nn"), " ")


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("advice.toml", 'page = "crisis"', 'page = "panic"', r"advice\.toml: matters\.crisis\.page"),
        ("advice.toml", 'place = "verdict"', 'place = "roof"', r"advice\.toml: tips\.ask\.place"),
        ("advice.toml", 'fact = "duty-to-act"', 'fact = "nobody"', r"advice\.toml: pages\.duty-to-act\.fact"),
        ("nn.toml", "\nask = ", "\nasking = ", r"nn\.toml: tips\.asking"),
        ("role_check.toml", 'no = "sender"', 'no = "emergency"', r"role_check\.toml: questions\.known_from_work\.no"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_key(
    name: str, before: str, after: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong_in(tmp_path, name, before, after, monkeypatch)
    with pytest.raises(ContentError, match=told):
        # Past the cache: these files are read once, and not again for others.
        _ = walk.role_check.__wrapped__() if name == "role_check.toml" else module.advice.__wrapped__("nn")
