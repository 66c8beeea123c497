"""The project that plays in most tests, and answers to its walk."""

from datetime import date

from planner.domain.permission import Actor
from planner.domain.project import Audience, Project, Purpose, What, Where
from planner.services.decisions import record_decision
from planner.services.projects import ProjectDetails, new_project
from planner.storage import Session
from tests.answers import CALM
from tests.cast import CLASS_7B, KARI, OLA, TODAY, actor

BLOG = ProjectDetails(
    title="Lokalhistorie på nett",
    class_id=CLASS_7B.id,
    purpose="Elevane deler tekstar og bilete om garden dei bur på.",
    site_name="Klassebloggen 7B",
    address="https://blogg.example/7b",
    platform="wordpress",
    audience=Audience.WORLD,
    editor_id=KARI.id,
    deputy_id=OLA.id,
    starts=date(2026, 12, 15),
    ends=date(2027, 6, 18),
    reply_by=date(2026, 12, 11),
    purposes=(
        Purpose(What.WORK_FIRST_NAME),
        Purpose(What.GROUP_PICTURE),
        Purpose(What.VIDEO),
        Purpose(What.GROUP_PICTURE, Where.PRESS),
    ),
)


def a_blog(session: Session, who: Actor | None = None, details: ProjectDetails = BLOG) -> Project:
    """Make Kari's blog project for 7B."""
    return new_project(session, who or actor(KARI), details)


def a_decided_blog(session: Session, answers: dict[str, str] | None = None) -> Project:
    """Make Kari's blog project with a decision recorded from these answers."""
    project = a_blog(session)
    record_decision(session, actor(KARI), project.id, TODAY, answers or CALM)
    return project
