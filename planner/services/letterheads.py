"""The letterhead of a school's papers, made in one place."""

from forms.layout import Letterhead
from forms.pictures import Logo
from planner.content.texts import texts
from planner.domain.school import School


def letterhead(school: School, logo: bytes | None, language: str) -> Letterhead:
    """Return the letterhead of a school in a paper's language.

    Args:
        school: who sends.
        logo: its logo as a PNG, when it has one.
        language: one that letters are written in; the logo is told of in it.
    """
    contact = tuple(part for part in (school.address, school.email, school.phone) if part)
    shown = Logo(logo, texts("letters", language)("page.logo", school=school.name)) if logo else None
    return Letterhead(school.name, school.municipality, contact, shown)
