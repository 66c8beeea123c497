"""The letterhead of a school's papers, made in one place."""

from forms.layout import Letterhead
from forms.pictures import Logo
from planner.content.texts import texts
from planner.domain.permission import Actor
from planner.domain.school import School
from planner.storage import Session, logos, people


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


def letterhead_of(session: Session, actor: Actor, language: str) -> Letterhead:
    """Return the letterhead of the actor's school, or the program's own for somebody without one."""
    if actor.school_id is None:
        return Letterhead("Nettplan", "", ())
    return letterhead(people.school(session, actor.school_id), logos.logo_of(session, actor.school_id), language)
