"""The poster of a class's own rules, as a file."""

from forms.layout import Sender
from forms.poster import Poster, poster_pdf
from planner.content.texts import texts
from planner.domain.class_rules import ClassRules
from planner.domain.permission import Action, Actor
from planner.domain.school import School, SchoolClass
from planner.errors import N_, NotReady
from planner.i18n import Words
from planner.services.access import require_class
from planner.services.class_rules import rules_of
from planner.services.letterheads import letterhead
from planner.storage import Session, people


def class_poster(session: Session, actor: Actor, class_id: str) -> bytes:
    """Return the poster of a class's rules as a file: in the school's language, as it hangs in the classroom.

    Raises:
        NotReady: the class has no rules.
    """
    school_class = require_class(session, actor, class_id, Action.SEE_LESSONS)
    rules = rules_of(session, actor, class_id)
    if rules is None:
        raise NotReady(N_("Klassen har ingen reglar enno. Skriv dei ned først."))
    return poster_pdf(poster_of(rules, school_class, people.school(session, school_class.school_id)))


def poster_of(rules: ClassRules, school_class: SchoolClass, school: School) -> Poster:
    """Return a class's rules as their poster says them."""
    said = texts("documents", school.language)
    title = said("poster.title", label=school_class.label)
    sender = Sender(letterhead(school, None, school.language), title, school.language, rules.written_on)
    return Poster(
        sender=sender,
        label=school_class.label,
        heading=said("poster.heading"),
        rules=rules.rules,
        agreed=said("poster.agreed", date=Words(school.language).date(rules.written_on)),
        signatures=said("poster.signatures"),
        page_of=said("page.page_of", page="{page}", pages="{pages}"),
    )


def file_name(label: str) -> str:
    """Return the name of a poster's file."""
    safe = "".join(sign if sign.isalnum() else "-" for sign in label).strip("-")
    return f"nettvettreglar-{safe or 'klassen'}.pdf"
