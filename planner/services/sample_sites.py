"""The sample school's register of sites, taken as far as each has come with the program's own verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.content.sample_sites import SampleSite, sample_sites
from planner.domain.permission import Actor
from planner.domain.site import Comments, RetireStep
from planner.services import site_life
from planner.services.classes import class_by_label
from planner.services.site_changes import SiteDetails, add_site
from planner.storage import Session, projects


@dataclass(frozen=True)
class _School:
    """Who there is to act, and the day it is."""

    session: Session
    actors: Mapping[str, Actor]
    head: Actor
    today: date

    def day(self, days: int) -> date:
        """Return the day so many days from today."""
        return self.today + timedelta(days=days)


def make_sites(session: Session, actors: Mapping[str, Actor], head: Actor, today: date) -> None:
    """Add the sites without a project, and take all of them as far as they have come; actors are the staff by name."""
    school = _School(session, actors, head, today)
    of_projects = {project.title: site.id for project, site in projects.all_with_sites(session, head.school_id or "")}
    for told in sample_sites():
        _live(school, told, of_projects.get(told.project) or _add(school, told))


def _add(school: _School, told: SampleSite) -> str:
    editor, day = school.actors[told.editor], school.day(told.created)
    class_id = (
        class_by_label(school.session, school.head, told.class_label, school.today).id if told.class_label else None
    )
    details = SiteDetails(
        address=told.address,
        name=told.name,
        platform=told.platform,
        audience=told.audience,
        deputy_id=school.actors[told.deputy].id if told.deputy else None,
        class_id=class_id,
        subject=told.subject,
        made_by=told.made_by,
        shows_pupils=told.shows_pupils,
        is_public=told.public,
    )
    return add_site(school.session, editor, details, day).id


def _live(school: _School, told: SampleSite, site_id: str) -> None:
    session, head = school.session, school.head
    who = school.actors.get(told.editor, head)
    ticked_on = school.day(told.opened if told.opened is not None else told.created)
    for tick in told.ticks:
        site_life.tick_site(session, who, site_id, tick, True, ticked_on)
    if told.comments is not Comments.UNSET:
        site_life.set_comments(session, who, site_id, told.comments)
    if told.answer_days is not None:
        site_life.set_answer_time(session, who, site_id, told.answer_days)
    if told.approved is not None:
        site_life.approve_site(session, head, site_id, school.day(told.approved))
    if told.opened is not None:
        site_life.open_site(session, who, site_id, school.day(told.opened))
    if told.confirmed is not None:
        site_life.confirm_in_use(session, who, site_id, school.day(told.confirmed))
    if told.input_since is not None:
        site_life.input_waits(session, who, site_id, school.day(told.input_since), school.today)
    if told.retired is not None:
        for before_last, step in zip(reversed(range(len(RetireStep))), RetireStep, strict=True):
            site_life.retire_step(session, who, site_id, step, school.day(told.retired - before_last))
