"""How far projects have come: the counts of all projects at once, and those of one alone."""

from dataclasses import replace

import pytest

from planner.domain.consent import Answer, NewReply, Route
from planner.domain.project import Project
from planner.services.decisions import save_answer
from planner.services.letters import make_letters
from planner.services.projects import change_project, details_of
from planner.services.replies import class_replies, erase_person, record_replies
from planner.storage import Session, class_lists, projects
from planner.storage.progress import Progress, progress
from tests.answers import CALM
from tests.cast import ADA, ASTRID, CLASS_7B, CLASS_9A, EMIL, JAKUB, KARI, PER, SCHOOL, TODAY, actor
from tests.projects import BLOG, a_blog, a_decided_blog


@pytest.fixture
def blog(session: Session) -> Project:
    """7B's project with its letters, beside one more of 7B and one of 9A that are hardly begun."""
    project = a_decided_blog(session)
    make_letters(session, actor(KARI), project.id, today=TODAY)
    save_answer(session, actor(KARI), a_blog(session).id, "activity", "both", TODAY)
    a_blog(session, actor(PER), replace(BLOG, class_id=CLASS_9A.id))
    return project


def say(session: Session, project: Project, pupil_id: str) -> None:
    """Answer everything on each letter about a pupil."""
    _, rows = class_replies(session, actor(KARI), project.id, TODAY)
    new = [
        NewReply(row.letter_id, purpose, Answer.GIVEN, Route.PAPER, TODAY)
        for row in rows
        if row.pupil.id == pupil_id
        for purpose in row.cells
    ]
    record_replies(session, actor(KARI), project.id, new, TODAY)


def of(session: Session, project: Project) -> Progress:
    """Return the counts of one project, having seen that it has the same among others."""
    alone = progress(session, [project.id])
    assert alone == {project.id: progress(session, ids(session))[project.id]}
    return alone[project.id]


def ids(session: Session) -> list[str]:
    """Return the ids of the school's projects."""
    return [one.id for one, _site in projects.all_with_sites(session, SCHOOL.id)]


def test_a_letter_counts_once_however_much_is_answered_on_it(session: Session, blog: Project) -> None:
    assert of(session, blog) == Progress(len(CALM), letters=4, replied=0, pupils=3, with_letter=3)
    say(session, blog, JAKUB.id)
    assert of(session, blog).replied == 1
    say(session, blog, ADA.id)
    assert of(session, blog) == Progress(len(CALM), letters=4, replied=3, pupils=3, with_letter=3)


def test_projects_without_letters_have_only_their_answers_and_their_class(session: Session, blog: Project) -> None:
    others = {id_: each for id_, each in progress(session, ids(session)).items() if id_ != blog.id}
    assert set(others.values()) == {Progress(answered=1, pupils=3), Progress(pupils=1)}
    for id_, each in others.items():
        assert progress(session, [id_]) == {id_: each}


def test_a_new_version_of_the_request_starts_from_nothing(session: Session, blog: Project) -> None:
    say(session, blog, ADA.id)
    details = replace(details_of(session, blog), site_name="Ein annan blogg")
    change_project(session, actor(KARI), blog.id, details)
    make_letters(session, actor(KARI), blog.id, today=TODAY)
    assert of(session, blog) == Progress(len(CALM), letters=4, replied=0, pupils=3, with_letter=3)


def test_who_leaves_is_no_longer_counted_and_who_joins_has_no_letter(session: Session, blog: Project) -> None:
    class_lists.leave_class(session, CLASS_7B.id, EMIL.id, TODAY)
    assert of(session, blog) == Progress(len(CALM), letters=4, pupils=2, with_letter=2)
    class_lists.save_pupil(session, replace(EMIL, id="PUP0000099"))
    class_lists.join_class(session, CLASS_7B.id, "PUP0000099", TODAY)
    assert of(session, blog) == Progress(len(CALM), letters=4, pupils=3, with_letter=2)


def test_erased_answers_are_not_counted(session: Session, blog: Project) -> None:
    say(session, blog, ADA.id)
    erase_person(session, actor(ASTRID), ADA.id, TODAY)
    assert of(session, blog).replied == 0


def test_of_no_projects_there_are_no_counts(session: Session, blog: Project) -> None:
    assert progress(session, []) == {}
    assert blog.id not in progress(session, [one for one in ids(session) if one != blog.id])
