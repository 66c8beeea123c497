"""What the project itself says about some questions of the walk: a hint for the teacher, never an answer."""

from collections.abc import Iterable
from datetime import date

from planner.domain.project import Project, Site, What
from planner.domain.school import Pupil

_PICTURES = frozenset({What.PICTURE, What.PICTURE_FIRST_NAME, What.VIDEO, What.VOICE, What.LIVESTREAM})
_FIRST_NAMES = frozenset({What.WORK_FIRST_NAME, What.DISCUSSION, What.BYLINE, What.QUOTE})
# The youngest age of each answer, from the oldest.
_AGES = ((18, "adult"), (15, "fifteen_to_seventeen"), (13, "thirteen_to_fourteen"), (0, "under_thirteen"))


# The questions that a hint can be given for; the others need not be looked up.
HINTED = frozenset({"editor", "end_date", "pupils_shown", "youngest_pupil"})


def known_answers(project: Project, site: Site, pupils: Iterable[Pupil], today: date) -> dict[str, str]:
    """Return question and option for what the project, its site and the class list already tell.

    The age is told only when every pupil's birth date is known.
    """
    known = {
        "editor": "editor_and_deputy" if site.deputy_id else "editor_only",
        "end_date": "planned",
        "pupils_shown": _shown({purpose.what for purpose in project.purposes}),
    }
    ages = [pupil.age_on(today) for pupil in pupils]
    told = [age for age in ages if age is not None]
    if told and len(told) == len(ages):
        known["youngest_pupil"] = next(option for age, option in _AGES if min(told) >= age)
    return known


def _shown(asked: set[What]) -> str:
    in_sight = bool(asked & _PICTURES)
    if in_sight and What.WORK_FULL_NAME in asked:
        return "full_name_and_picture"
    if in_sight:
        return "recognisable"
    if What.GROUP_PICTURE in asked:
        return "group_picture"
    # A full name alone has no answer of its own: whoever reads it knows at least what a first name tells.
    return "first_name" if asked & (_FIRST_NAMES | {What.WORK_FULL_NAME}) else "no_person"
