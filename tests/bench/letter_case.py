"""What a school's letters are composed from, without its database: classes of pupils with names from many languages."""

from collections.abc import Iterator
from datetime import date

from planner.content.letters import letter_words
from planner.domain.consent import ConsentRequest, Letter, Signer, SignerKind
from planner.domain.project import Audience, Project, Purpose, Site, What, Where
from planner.domain.school import Guardian, Pupil, SchoolClass
from planner.services.letter_sources import Asked, Sources
from tests.cast import KARI, OLA, SCHOOL

IN_CLASS = 30
DAY = date(2026, 11, 24)
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PURPOSES = (
    Purpose(What.WORK_FIRST_NAME),
    Purpose(What.GROUP_PICTURE),
    Purpose(What.VIDEO),
    Purpose(What.GROUP_PICTURE, Where.PRESS),
)
# Family names go with the given names of their line, as in a class list: most are in Latin letters.
_NAMES = (
    ("Ada Ingrid Nora Emil Håkon Åse Øyvind Tuva Aksel Sunniva", "Berg Dale Haugen Bråten Ødegård Sørlie Vik Nordmann"),
    ("Máret Ánde Biret Niillas Elle Áilu", "Sara Eira Gaup Hætta Utsi"),
    ("Jakub Zofia Łukasz Agnieszka Michał Kinga", "Żółkiewski Kowalczyk Wójcik Dąbrowski Szymański"),
    ("Ugnė Jokūbas Gabija Matas Eglė", "Kazlauskienė Žukauskas Petrauskaitė Jankūnas"),
    ("Ayaan Hodan Abdirahman Ifrah Liban", "Warsame Abdullahi Mohamud Hassan"),
    ("Selam Yonas Mehret Filmon Rahwa", "Tesfay Gebremedhin Haile Kidane"),
    ("Nguyên Minh Thảo Đức Hương", "Nguyễn Trần Phạm Đặng Huỳnh"),
    ("Elif Çağla Oğuz İpek Görkem", "Yılmaz Şahin Çelik Aydoğan"),
    ("Léa Zoë Björn Jürgen Siân", "Müller-Lüdenscheidt Lefèvre Åkesson O’Connor"),
    ("Олена Данило Софія Ярослав Вікторія", "Шевченко Ковальчук Бондаренко Їжакевич"),
    ("محمد فاطمة يوسف مريم علي", "الحسن عبدالله الخطيب حداد"),
)
_LINES = (0, 2, 0, 5, 0, 1, 0, 4, 0, 3, 6, 0, 7, 0, 8, 0, 2, 0, 4, 0, 9, 0, 5, 0, 10, 0, 3, 0, 1, 0)


def school_classes(count: int) -> Iterator[tuple[Sources, list[Asked]]]:
    """Yield classes of 30 pupils, each with what its letters share and whom each letter asks: one guardian a pupil.

    The same number of a class always gives the same class.
    """
    for number in range(count):
        sources = _sources(number)
        yield sources, [_asked(sources, number * IN_CLASS + place) for place in range(IN_CLASS)]


def print_title(sources: Sources) -> str:
    """Return the title of a class's print file."""
    return letter_words("nn")("page.print_title", site=sources.request.site_name)


def _sources(number: int) -> Sources:
    grade, letter = number % 10 + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number // 10 % 26]
    label = f"{grade}{letter}"
    school_class = SchoolClass(f"CLA{number:07}", SCHOOL.id, 2026, label, (grade,))
    project = Project(
        id=f"PRO{number:07}",
        school_id=SCHOOL.id,
        class_id=school_class.id,
        title="Lokalhistorie på nett",
        purpose="Elevane deler tekstar og bilete om garden dei bur på.",
        starts=date(2026, 12, 15),
        ends=date(2027, 6, 18),
        reply_by=date(2026, 12, 11),
        purposes=_PURPOSES,
        owner_id=KARI.id,
    )
    site = Site(
        id=f"SIT{number:07}",
        school_id=SCHOOL.id,
        project_id=project.id,
        name=f"Klassebloggen {label}",
        address=f"https://blogg.example/{label.lower()}",
        platform="wordpress",
        audience=Audience.WORLD,
        editor_id=KARI.id,
        deputy_id=OLA.id,
    )
    request = ConsentRequest(
        id=f"REQ{number:07}",
        school_id=SCHOOL.id,
        project_id=project.id,
        version=1,
        made_on=DAY,
        site_name=site.name,
        address=site.address,
        platform=site.platform,
        audience=site.audience,
        purpose=project.purpose,
        purposes=_PURPOSES,
        until=project.ends,
        reply_by=project.reply_by,
        text_version="2026-11",
    )
    return Sources(SCHOOL, school_class, project, site, request, KARI, KARI, OLA, in_doubt=False)


def _asked(sources: Sources, number: int) -> Asked:
    given, family = (part.split() for part in _NAMES[_LINES[number % len(_LINES)]])
    turn = number // 2 + number // len(_LINES)
    name, surname = given[turn % len(given)], family[(turn + turn // len(given)) % len(family)]
    pupil = Pupil(f"PUP{number:07}", SCHOOL.id, name, surname, date(2014, 3, 9))
    parent = given[(turn + 2) % len(given)]
    guardian = Guardian(
        f"GUA{number:07}",
        pupil.id,
        1,
        f"{parent} {surname}",
        address=f"Bøgata {number % 97 + 1}",
        postal_code="3800",
        town="Bø",
    )
    signer = Signer(SignerKind.GUARDIAN, guardian.id)
    letter = Letter(_number(number), SCHOOL.id, sources.request.id, pupil.id, signer, "nn", DAY)
    return Asked(letter, pupil, guardian, guardians=1, pupil_too=False)


def _number(number: int) -> str:
    """Return ten digits of Crockford's, spread as those of real letters are."""
    spread = (number + 1) * 0x9E3779B97F4A7C15 % 32**10
    return "".join(_DIGITS[spread // 32**place % 32] for place in range(10))
