"""The library of lessons: the same in every language, for every grade, and told by file and key when wrong."""

import re
import shutil
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from planner.content import lessons as module
from planner.content.lessons import FOLDER, lessons
from planner.domain.lesson import GRADES, Lesson, Topic, lessons_for
from planner.errors import ContentError

LANGUAGES = ("nn", "nb", "en")
# The grades in which pupils work towards the aims that stand after the last of them.
SPANS = {2: range(1, 3), 4: range(3, 5), 7: range(5, 8), 10: range(8, 11), 11: range(11, 14)}
STAGES = {"1-4": range(1, 5), "5-7": range(5, 8), "8-10": range(8, 11), "Vg": range(11, 14)}
# Two words with capitals inside a sentence: an example of crediting a picture, and names that aren't people's.
NOT_PUPILS = {"Mari Fjell", "Wikimedia Commons"}

in_every_language = pytest.mark.parametrize("language", LANGUAGES)
of_every_lesson = pytest.mark.parametrize("lesson", lessons("nn").values(), ids=lambda lesson: lesson.id)


def _shape(lesson: Lesson) -> tuple[object, ...]:
    return (
        lesson.topic,
        lesson.grades,
        [(phase.minutes, len(phase.steps)) for phase in lesson.phases],
        [re.findall(r"\{[^}]*\}", item) for item in lesson.sheet.items] if lesson.sheet else None,
        *map(len, (lesson.materials, lesson.easier, lesson.harder, lesson.reflection)),
        [aim.id for aim in lesson.aims],
        [resource.id for resource in lesson.resources],
    )


def _texts(lesson: Lesson) -> list[str]:
    sheet = (lesson.sheet.title, lesson.sheet.intro) if lesson.sheet else ()
    return [
        *(lesson.title, lesson.summary, lesson.goal, lesson.know, lesson.home, lesson.surfaces, *sheet),
        *(*lesson.materials, *lesson.easier, *lesson.harder, *lesson.reflection),
        *(text for phase in lesson.phases for text in (phase.title, *phase.steps)),
    ]


def _items(lesson: Lesson) -> tuple[str, ...]:
    return lesson.sheet.items if lesson.sheet else ()


@in_every_language
def test_every_lesson_has_the_same_shape_in_every_language(language: str) -> None:
    ours, nynorsk = lessons(language), lessons("nn")
    assert {id_: _shape(one) for id_, one in ours.items()} == {id_: _shape(one) for id_, one in nynorsk.items()}


def test_every_folder_is_a_lesson() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(lessons("nn"))


def test_the_library_begins_with_the_youngest() -> None:
    first = [lesson.grades[0] for lesson in lessons("nn").values()]
    assert first == sorted(first)


@of_every_lesson
def test_a_lesson_fits_a_single_or_a_double_period(lesson: Lesson) -> None:
    assert 40 <= lesson.minutes <= 90


@of_every_lesson
def test_the_grades_of_a_lesson_follow_one_another(lesson: Lesson) -> None:
    assert lesson.grades == tuple(range(lesson.grades[0], lesson.grades[-1] + 1))
    assert set(lesson.grades) <= set(GRADES)


@of_every_lesson
def test_a_lesson_has_aims_for_each_of_its_grades_and_for_no_others(lesson: Lesson) -> None:
    assert all(set(SPANS[aim.after]) & set(lesson.grades) for aim in lesson.aims)
    assert set(lesson.grades) <= {grade for aim in lesson.aims for grade in SPANS[aim.after]}


def test_every_aim_and_every_link_is_used() -> None:
    library = lessons("nn").values()
    files = {name: set(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))) for name in ("aims", "links")}
    assert files["aims"] == {aim.id for lesson in library for aim in lesson.aims}
    assert files["links"] == {resource.id for lesson in library for resource in lesson.resources}


@of_every_lesson
def test_a_link_is_a_safe_address_of_its_own(lesson: Lesson) -> None:
    addresses = [resource.address for resource in lesson.resources]
    assert addresses
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        parts = urlsplit(address)
        assert (parts.scheme, parts.query, parts.fragment) == ("https", "", "")
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc)


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_has_two_lessons(topic: Topic) -> None:
    assert len(lessons_for(lessons("nn").values(), None, topic, None)) >= 2


@pytest.mark.parametrize("grade", GRADES)
def test_every_grade_has_two_lessons(grade: int) -> None:
    assert len(lessons_for(lessons("nn").values(), grade, None, None)) >= 2


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("topic", [Topic.NETIQUETTE, Topic.BULLYING])
def test_netiquette_and_bullying_are_there_at_every_stage(topic: Topic, stage: str) -> None:
    found = lessons_for(lessons("nn").values(), None, topic, None)
    assert any(set(lesson.grades) & set(STAGES[stage]) for lesson in found)


@in_every_language
def test_only_room_for_answers_stands_in_braces_and_only_last_on_a_sheet(language: str) -> None:
    for lesson in lessons(language).values():
        assert not [text for text in _texts(lesson) if re.search(r"[{}]", text)]
        assert not [item for item in _items(lesson) if re.search(r"[{}]", re.sub(r"\{lines:[1-9]\}$", "", item))]


@in_every_language
def test_no_text_is_empty(language: str) -> None:
    assert all(text.strip() for lesson in lessons(language).values() for text in (*_texts(lesson), *_items(lesson)))


@of_every_lesson
def test_nobody_in_a_lesson_has_a_full_name_or_goes_to_a_school_with_a_name(lesson: Lesson) -> None:
    for text in (*_texts(lesson), *_items(lesson)):
        names = re.findall(r"(?<=[a-zæøå,–] )[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]{2,}", text)
        assert set(names) <= NOT_PUPILS
        assert not re.search(r"[a-zæøå,] [A-ZÆØÅ]\w+ (?:\w*skule|vidaregåande)\b", text)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the library that the loader reads instead."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "lessons"))
    monkeypatch.setattr(module, "FOLDER", folder)
    return folder


@pytest.mark.parametrize(
    ("path", "right", "wrong", "told"),
    [
        ("ein-god-ven/nn.toml", "goal = ", "goals = ", "nn.toml: goals"),
        ("ein-god-ven/nn.toml", "\nknow = ", "\n# know = ", "nn.toml: know"),
        ("ein-god-ven/nn.toml", "\nhome = ", "\n# home = ", "nn.toml: after.home"),
        ("klassechatten/nn.toml", 'title = "Tre reglar"', "title = 3", "nn.toml: phases[1].title"),
        ("klassechatten/nn.toml", "[sheet]", "[sheet]\nlines = 3", "nn.toml: sheet.lines"),
        ("lessons.toml", 'topic = "netiquette"', 'topic = "netikette"', "lessons.toml: ein-god-ven.topic"),
        ("lessons.toml", '"saf-2-digital"]', '"saf-2-analog"]', "lessons.toml: ein-god-ven.aims"),
        ("lessons.toml", '"barnevakten"]', '"barnevakta"]', "lessons.toml: ein-god-ven.links"),
        ("lessons.toml", "grades = [1, 2]", "grades = [0, 1]", "lessons.toml: ein-god-ven.grades"),
        ("lessons.toml", "minutes = [10, 15, 10, 5]", "minutes = [10, 30]", "lessons.toml: ein-god-ven.minutes"),
        ("aims.toml", "after = 2", "after = 14", "aims.toml: saf-2-venskap.after"),
        ("links.toml", "address = ", "adress = ", "links.toml: dubestemmer.adress"),
        ("nn.toml", "saf-2-venskap = ", "saf-2-venskapen = ", "nn.toml: aims.saf-2-venskapen"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_key(copy: Path, path: str, right: str, wrong: str, told: str) -> None:
    text = (copy / path).read_text("utf-8")
    assert right in text
    (copy / path).write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(ContentError) as raised:
        lessons.__wrapped__("nn")
    assert told in str(raised.value)


def test_a_lesson_without_its_text_is_told_by_its_file(copy: Path) -> None:
    (copy / "ein-god-ven" / "en.toml").unlink()
    with pytest.raises(ContentError, match=r"en\.toml"):
        lessons.__wrapped__("en")
