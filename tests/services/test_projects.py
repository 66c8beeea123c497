"""Projects: who may make them, what they need, and copying one to the next school year."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.domain.permission import Action
from planner.domain.project import Project, Purpose, What
from planner.domain.school import Staff
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.services.access import require_project
from planner.services.classes import move_classes_on
from planner.services.projects import change_project, copy_project, details_of, my_projects, new_project
from planner.storage import Session, people, projects
from tests.cast import ASTRID, CLASS_7B, CLASS_9A, KARI, NILS, OLA, PER, TODAY, actor
from tests.projects import BLOG, a_blog


def test_a_teacher_makes_a_project_for_an_own_class(session: Session) -> None:
    project = a_blog(session)
    assert details_of(session, project) == BLOG
    assert project.owner_id == KARI.id


def test_a_teacher_makes_none_for_another_teachers_class(session: Session) -> None:
    with pytest.raises(NotAllowed):
        new_project(session, actor(KARI), replace(BLOG, class_id=CLASS_9A.id))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": "  "}, "heiter"),
        ({"site_name": ""}, "nettstaden heiter"),
        ({"platform": "myspace"}, "wordpress"),
        ({"address": "blogg.example"}, "kan ikkje opnast"),
        ({"address": "https://xn--/"}, "kan ikkje opnast"),
        ({"address": "https://[::1"}, "kan ikkje opnast"),
        ({"purposes": ()}, "formål"),
        ({"ends": date(2026, 12, 1)}, "sluttar før det startar"),
        ({"ends": date(2028, 6, 18)}, "tolv månader"),
        ({"reply_by": date(2027, 6, 19)}, "Svarfristen"),
        ({"editor_id": "NOBODY0000"}, "redaktør"),
        ({"deputy_id": "NOBODY0000"}, "Vararedaktøren"),
        ({"deputy_id": KARI.id}, "to ulike"),
    ],
)
def test_what_a_project_lacks_is_said_in_one_line(session: Session, change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        new_project(session, actor(KARI), replace(BLOG, **change))
    assert my_projects(session, actor(KARI)) == ()


def test_the_same_purpose_twice_is_asked_once(session: Session) -> None:
    twice = replace(BLOG, purposes=(Purpose(What.VIDEO), Purpose(What.VIDEO)))
    assert a_blog(session, details=twice).purposes == (Purpose(What.VIDEO),)


def test_a_project_is_seen_by_its_people_and_those_who_see_all(session: Session) -> None:
    project = a_blog(session)
    for person in (KARI, OLA, ASTRID):
        assert [one.id for one, _site in my_projects(session, actor(person))] == [project.id]
    assert my_projects(session, actor(PER)) == ()
    for person in (PER, NILS):
        with pytest.raises(NotAllowed):
            require_project(session, actor(person), project.id, Action.SEE_PROJECTS)


def reach(session: Session, person: Staff, project: Project) -> bool:
    """Return whether a teacher reaches a project, having seen that its page and the list agree."""
    listed = project in [one for one, _site in my_projects(session, actor(person))]
    try:
        require_project(session, actor(person), project.id, Action.SEE_PROJECTS)
    except NotAllowed:
        assert not listed
    else:
        assert listed
    return listed


@pytest.mark.parametrize("change", [{"editor_id": PER.id}, {"deputy_id": PER.id}])
def test_an_editor_or_deputy_reaches_the_project_of_another_class(session: Session, change: dict[str, Any]) -> None:
    assert not reach(session, PER, a_blog(session))
    assert reach(session, PER, a_blog(session, details=replace(BLOG, **change)))


def test_a_new_teacher_of_the_class_reaches_its_projects_and_an_owner_keeps_them(session: Session) -> None:
    project = a_blog(session, details=replace(BLOG, editor_id=OLA.id, deputy_id=None))
    people.set_teachers(session, CLASS_7B.id, [PER.id])
    assert reach(session, PER, project)
    assert reach(session, KARI, project)


def test_a_site_without_deputy_is_no_strangers(session: Session) -> None:
    assert not reach(session, PER, a_blog(session, details=replace(BLOG, deputy_id=None)))


def test_a_changed_project_keeps_its_class_and_owner(session: Session) -> None:
    project = a_blog(session)
    changed = change_project(session, actor(OLA), project.id, replace(BLOG, title="Gardar i Bø", class_id="OTHER"))
    assert (changed.title, changed.class_id, changed.owner_id) == ("Gardar i Bø", project.class_id, KARI.id)


def test_a_project_is_copied_to_the_class_as_it_has_moved_on(session: Session) -> None:
    project = a_blog(session)
    august = date(2027, 8, 16)
    move_classes_on(session, actor(ASTRID), august)
    copy = copy_project(session, actor(KARI), project.id, august)
    moved = people.class_of(session, copy.class_id)
    assert moved
    assert moved.label == "8B"
    assert (copy.starts, copy.ends, copy.copied_from) == (date(2027, 12, 15), date(2028, 6, 18), project.id)
    assert projects.site_of(session, copy.id).address == BLOG.address


def test_a_copy_waits_for_the_class_of_the_next_year(session: Session) -> None:
    project = a_blog(session)
    with pytest.raises(NotFound, match="neste skuleår"):
        copy_project(session, actor(KARI), project.id, TODAY)
