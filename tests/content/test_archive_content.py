"""The content of the archive duty: the same in every language, well-founded, and told by file and key when wrong."""

import shutil
from pathlib import Path

import pytest

from planner.content import record_check as module
from planner.content.guideline import guideline
from planner.content.record_check import FOLDER, record_check, record_check_words, restrictions
from planner.content.texts import texts
from planner.domain.enquiry import LONGEST_BASIS
from planner.domain.record_check import RecordResult
from planner.domain.school import PAGE_LANGUAGES
from planner.errors import ContentError

in_every_language = pytest.mark.parametrize("language", PAGE_LANGUAGES)


@in_every_language
def test_the_walk_has_words_for_all_it_asks_and_says(language: str) -> None:
    words = record_check_words(language)
    assert {id_: tuple(one.options) for id_, one in words.questions.items()} == {
        one.id: tuple(one.leads) for one in record_check().questions
    }
    assert set(words.results) == set(RecordResult)
    assert all(2 <= len(one.steps) <= 3 for one in words.results.values())
    assert [result for result, one in words.results.items() if one.sentence] == [RecordResult.CASE]


@in_every_language
def test_a_restriction_comes_with_a_basis_that_fits_and_a_source_that_nobody_claims_to_have_read(language: str) -> None:
    (found,) = restrictions(language).values()
    assert len(found.basis) <= LONGEST_BASIS
    assert (found.source.verified_by, found.source.address[:8]) == ("", "https://")


def test_every_result_rests_on_the_guideline() -> None:
    assert {id_ for ids in record_check().sources.values() for id_ in ids} <= set(guideline().ids)
    assert "archive" in record_check().sources[RecordResult.RECORD]


@in_every_language
def test_the_package_says_the_same_in_every_language(language: str) -> None:
    assert texts("archive/package", language).by_key.keys() == texts("archive/package", "nn").by_key.keys()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the content that the loader reads instead."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "archive"))
    monkeypatch.setattr(module, "FOLDER", folder)
    for cached in (record_check, record_check_words, restrictions):
        monkeypatch.setattr(module, cached.__name__, cached.__wrapped__)
    return folder


@pytest.mark.parametrize(
    ("path", "right", "wrong", "told"),
    [
        ("record_check.toml", 'matter = "handling"', 'matter = "sender"', "record_check.toml: questions.substance.matter"),
        ("record_check.toml", "[questions.value]", "[questions.case]", "record_check.toml: questions"),
        ("record_check.toml", "safety = [", "safe = [", "record_check.toml: sources.safe"),
        ("nn.toml", "unsure = ", "unsur = ", "nn.toml: record_check.questions.handling.options.unsur"),
        ("nn.toml", "[restrictions.confidential]", "[restrictions.secret]", "nn.toml: restrictions.secret"),
        ("restrictions.toml", "address = ", "adress = ", "restrictions.toml: confidential.adress"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_file_and_key(copy: Path, path: str, right: str, wrong: str, told: str) -> None:
    text = (copy / path).read_text("utf-8")
    assert right in text
    (copy / path).write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(ContentError) as raised:
        (module.record_check_words("nn"), module.restrictions("nn"))
    assert told in str(raised.value)
