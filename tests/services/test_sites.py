"""The register: adding sites, changing them, finding them, and who may."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.domain.consent import Answer, NewReply, Route
from planner.domain.permission import Action
from planner.domain.project import Audience
from planner.domain.school import Staff
from planner.domain.site import MadeBy, SiteEntry, SiteState
from planner.domain.site_gate import Missing
from planner.domain.site_list import SiteQuery
from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services import projects as project_service
from planner.services import staff as staff_service
from planner.services.access import require_site
from planner.services.decisions import save_answer
from planner.services.letters import make_letters
from planner.services.replies import record_replies
from planner.services.site_changes import SiteDetails, add_site, change_site, details_of_site, hand_over
from planner.services.site_history import site_history
from planner.services.sites import duplicates, find_sites, site_card, site_counts, sites_without_editor
from planner.storage import Session, audit, projects, sites
from tests.cast import ASTRID, CLASS_7B, CLASS_9A, KARI, NILS, OLA, OPERATOR_OF_SCHOOL, PER, SCHOOL, TODAY, actor
from tests.projects import BLOG, a_blog, a_decided_blog

WALL = SiteDetails(
    "https://padlet.com/kari/vegg", "Veggen", audience=Audience.CLASS, deputy_id=OLA.id, class_id=CLASS_7B.id
)


def a_wall(session: Session, who: Staff = KARI, **change: Any) -> SiteEntry:
    """Add Kari's wall, with some of it otherwise."""
    return add_site(session, actor(who), replace(WALL, **change), TODAY)


def names(session: Session, who: Staff, **query: Any) -> list[str]:
    """Return the names somebody finds."""
    return [row.name for row in find_sites(session, actor(who), SiteQuery(**query), TODAY).rows]


def test_an_address_alone_is_enough_and_claims_nothing_of_being_closed(session: Session) -> None:
    added = add_site(session, actor(KARI), SiteDetails("youtube.com/@klasse7b/?utm_source=x"), TODAY)
    assert (added.name, added.address) == ("youtube.com/@klasse7b", "https://youtube.com/@klasse7b/")
    assert (added.platform, added.audience) == ("youtube", Audience.UNLISTED_LINK)
    assert (added.editor_id, added.created_on, added.project_id) == (KARI.id, TODAY, None)
    assert site_card(session, actor(KARI), added.id, TODAY).state is SiteState.PLANNED
    only_closed = add_site(session, actor(KARI), SiteDetails("https://teams.microsoft.com/l/x"), TODAY)
    assert only_closed.audience is Audience.SCHOOL
    assert sites.entry(session, added.id) == added


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"address": ""}, "kan ikkje opnast"),
        ({"address": "javascript:alert(1)"}, "kan ikkje opnast"),
        ({"address": "https://kari:hemmeleg@blogg.example"}, "kan ikkje opnast"),
        ({"address": "https://blogg.example/" + "a" * 300}, "for lang"),
        ({"name": "a" * 201}, "for langt"),
        ({"platform": "myspace"}, "ikkje kjend"),
        ({"editor_id": "NOBODY0000"}, "redaktør"),
        ({"editor_id": NILS.id}, "redaktør"),
        ({"deputy_id": KARI.id}, "to ulike"),
        ({"class_id": "NOSUCH0000"}, "Klassen"),
        ({"answer_days": 0}, "dagar"),
        ({"is_public": True}, "offentlege lista"),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_site_is_one_line_and_nothing_is_added(
    session: Session, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(InvalidInput, match=says):
        a_wall(session, **change)
    assert site_counts(session, actor(KARI), TODAY).total == 0


def test_the_operator_says_who_is_editor(session: Session) -> None:
    with pytest.raises(InvalidInput, match="redaktør"):
        add_site(session, OPERATOR_OF_SCHOOL, WALL, TODAY)
    assert add_site(session, OPERATOR_OF_SCHOOL, replace(WALL, editor_id=PER.id), TODAY).editor_id == PER.id


def test_all_staff_see_the_register_and_only_its_people_change_a_site(session: Session) -> None:
    wall = a_wall(session)
    seen: dict[str, bool] = {}
    for person in (KARI, OLA, ASTRID, PER):
        assert names(session, person) == ["Veggen"]
        seen[person.name] = site_card(session, actor(person), wall.id, TODAY).may_change
    assert seen == {KARI.name: True, OLA.name: True, ASTRID.name: True, PER.name: False}
    with pytest.raises(NotAllowed, match="redaktør"):
        change_site(session, actor(PER), wall.id, details_of_site(wall))
    for ask in (lambda: names(session, NILS), lambda: a_wall(session, NILS)):
        with pytest.raises(NotAllowed):
            ask()


@pytest.mark.parametrize("change", [{"editor_id": PER.id}, {"deputy_id": PER.id}, {"class_id": CLASS_9A.id}], ids=str)
def test_editor_deputy_and_the_teacher_of_its_class_may_change_a_site(session: Session, change: dict[str, Any]) -> None:
    wall = a_wall(session, **change)
    assert require_site(session, actor(PER), wall.id, Action.CHANGE_SITE) == wall
    assert names(session, PER, mine=True) == ["Veggen"]


def test_a_site_of_another_school_is_not_there(session: Session) -> None:
    wall = a_wall(session)
    stranger = replace(actor(ASTRID), school_id="OTHER00000")
    for action in (Action.SEE_SITES, Action.CHANGE_SITE):
        with pytest.raises(NotFound):
            require_site(session, stranger, wall.id, action)


def test_every_changed_field_leaves_a_line_and_an_unchanged_one_none(session: Session) -> None:
    wall = a_wall(session)
    written = replace(details_of_site(wall), name="  Den  nye veggen ", made_by=MadeBy.BOTH, answer_days=3)
    changed = change_site(session, actor(OLA), wall.id, written)
    change_site(session, actor(OLA), wall.id, details_of_site(changed))
    told = [(one.field, one.before, one.after, one.by) for one in site_history(session, actor(PER), wall.id)]
    assert told == [
        ("answer_days", "", "3", OLA.id),
        ("made_by", "staff", "both", OLA.id),
        ("name", "Veggen", "Den nye veggen", OLA.id),
        ("created_on", "", "2026-11-24", KARI.id),
    ]
    assert [action for _who, action, _what in audit.actions_of(session, SCHOOL.id)][-2:] == ["change_site"] * 2


def test_a_closed_site_that_becomes_open_waits_for_the_principal_again(session: Session) -> None:
    wall = a_wall(session)
    sites.save(session, replace(wall, opened_on=TODAY, confirmed_on=TODAY))
    opened = change_site(session, actor(KARI), wall.id, replace(WALL, audience=Audience.WORLD))
    assert (opened.opened_on, opened.confirmed_on) == (None, None)
    assert Missing.APPROVAL in site_card(session, actor(KARI), wall.id, TODAY).missing


def test_duplicates_are_noticed_and_not_refused(session: Session) -> None:
    wall = a_wall(session)
    again = a_wall(session, address="http://www.padlet.com/kari/vegg/?fbclid=1", name="Same vegg")
    assert {one.id for one in duplicates(session, actor(PER), WALL.address)} == {wall.id, again.id}
    assert [one.name for one in duplicates(session, actor(PER), WALL.address, besides=again.id)] == ["Veggen"]
    assert duplicates(session, actor(PER), "https://padlet.com/kari/anna") == ()


def test_a_projects_site_is_in_the_register_from_the_day_it_is_made(session: Session) -> None:
    project = project_service.new_project(session, actor(KARI), BLOG, today=TODAY)
    (row,) = find_sites(session, actor(PER), SiteQuery(), TODAY).rows
    assert (row.project_title, row.class_label, row.ends, row.editor) == (BLOG.title, "7B", BLOG.ends, KARI.name)
    assert sites.entry(session, row.id) == sites.entry_of_project(session, project.id)
    assert [(one.field, one.after) for one in site_history(session, actor(KARI), row.id)] == [
        ("created_on", TODAY.isoformat())
    ]


def test_what_a_project_changes_of_its_site_is_in_the_sites_history(session: Session) -> None:
    project = a_blog(session)
    site = projects.site_of(session, project.id)
    project_service.change_project(session, actor(OLA), project.id, replace(BLOG, address="https://ny.example"))
    save_answer(session, actor(KARI), project.id, "wanted_audience", "class", TODAY)
    told = {(one.field, one.after, one.by) for one in site_history(session, actor(KARI), site.id)}
    assert told >= {("address", "https://ny.example", OLA.id), ("audience", "class", KARI.id)}


def test_what_letters_rest_on_is_changed_in_the_project_and_the_rest_here(session: Session) -> None:
    site = projects.site_of(session, a_blog(session).id)
    entry = sites.entry(session, site.id)
    assert entry
    written = details_of_site(entry)
    for changed in (
        replace(written, address="https://ny.example"),
        replace(written, audience=Audience.CLASS),
        replace(written, name="Ny"),
    ):
        with pytest.raises(NotReady, match="i prosjektet"):
            change_site(session, actor(KARI), site.id, changed)
    after = change_site(session, actor(KARI), site.id, replace(written, editor_id=PER.id, subject="Norsk"))
    assert (after.editor_id, after.subject) == (PER.id, "Norsk")
    assert projects.site_of(session, after.project_id or "").editor_id == PER.id


def test_a_site_gets_a_project_and_has_to_open_again(session: Session) -> None:
    wall = a_wall(session, shows_pupils=True)
    sites.save(session, replace(wall, opened_on=TODAY, approved_on=TODAY))
    project = project_service.new_project(session, actor(KARI), BLOG, today=TODAY, site_id=wall.id)
    taken = sites.entry(session, wall.id)
    assert taken
    assert (taken.project_id, taken.name, taken.opened_on, taken.created_on) == (
        project.id,
        BLOG.site_name,
        None,
        TODAY,
    )
    with pytest.raises(NotReady):
        project_service.new_project(session, actor(KARI), BLOG, site_id=wall.id)
    with pytest.raises(NotAllowed):
        project_service.new_project(
            session, actor(PER), replace(BLOG, class_id=CLASS_9A.id), site_id=a_wall(session).id
        )


def test_the_card_tells_consents_as_numbers_to_all_staff(session: Session) -> None:
    project = a_decided_blog(session)
    made = make_letters(session, actor(KARI), project.id, today=TODAY)
    yes, *_others = made.letters
    new = [NewReply(yes.letter.id, one, Answer.GIVEN, Route.PAPER, TODAY) for one in project.purposes]
    record_replies(session, actor(KARI), project.id, new, TODAY)
    card = site_card(session, actor(PER), projects.site_of(session, project.id).id, TODAY)
    assert card.consents
    assert (card.consents.pupils, card.consents.yes + card.consents.waiting) == (3, 3)
    assert (card.editor, card.deputy, card.school_class) == (KARI.name, OLA.name, CLASS_7B)
    assert card.tasks_open == len(card.tasks) > 0
    assert {Missing.APPROVAL, Missing.TASKS, Missing.REPLIES} <= set(card.missing)


def test_a_change_after_the_letters_asks_for_new_ones(session: Session) -> None:
    project = a_decided_blog(session)
    make_letters(session, actor(KARI), project.id, today=TODAY)
    site_id = projects.site_of(session, project.id).id

    def lacks() -> bool:
        return Missing.NEW_LETTERS in site_card(session, actor(KARI), site_id, TODAY).missing

    assert not lacks()
    project_service.change_project(session, actor(KARI), project.id, replace(BLOG, address="https://ny.example"))
    assert lacks()
    make_letters(session, actor(KARI), project.id, today=TODAY)
    assert not lacks()


def test_who_leaves_hands_over_all_sites_in_one_go_with_what_is_left_to_do(session: Session) -> None:
    project, wall = a_decided_blog(session), a_wall(session, deputy_id=PER.id)
    as_deputy = a_wall(session, PER, name="Pers vegg", deputy_id=KARI.id, class_id=None)
    retired = a_wall(session, name="Gammal")
    sites.save(session, replace(retired, retired_on=TODAY))
    with pytest.raises(NotAllowed):
        hand_over(session, actor(OLA), KARI.id, OLA.id)
    for nobody in (KARI.id, "NOBODY0000", NILS.id):
        with pytest.raises(InvalidInput):
            hand_over(session, actor(ASTRID), KARI.id, nobody)
    handed = {one.name: one for one in hand_over(session, actor(ASTRID), KARI.id, PER.id)}
    assert {name: (one.editor_id, one.deputy_id) for name, one in handed.items()} == {
        BLOG.site_name: (PER.id, OLA.id),
        wall.name: (PER.id, None),
        as_deputy.name: (PER.id, None),
    }
    assert KARI.id not in {task.owner_id for task in projects.tasks(session, project.id)}
    assert ("editor_id", KARI.id, PER.id) in [
        (one.field, one.before, one.after) for one in site_history(session, actor(KARI), wall.id)
    ]
    assert hand_over(session, actor(KARI), KARI.id, OLA.id) == ()


def test_the_sites_of_who_has_left_have_no_editor(session: Session) -> None:
    wall = a_wall(session)
    staff_service.change_staff(session, actor(ASTRID), replace(KARI, active=False))
    assert [row.id for row in sites_without_editor(session, actor(ASTRID), TODAY)] == [wall.id]
    assert site_counts(session, actor(ASTRID), TODAY).no_editor == 1
    assert Missing.EDITOR in site_card(session, actor(ASTRID), wall.id, TODAY).missing
    hand_over(session, actor(ASTRID), KARI.id, PER.id)
    assert sites_without_editor(session, actor(ASTRID), TODAY) == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"text": "vegg 7B"}, ["Veggen"]),
        ({"text": "lokalhistorie"}, [BLOG.site_name]),
        ({"platform": "padlet"}, ["Veggen"]),
        ({"audience": Audience.WORLD}, [BLOG.site_name]),
        ({"class_id": CLASS_7B.id}, [BLOG.site_name, "Veggen"]),
        ({"editor_id": PER.id}, []),
        ({"alarm": True}, []),
        ({"check": "not_checked", "size": 1, "page": 9}, ["Veggen"]),
    ],
    ids=str,
)
def test_sites_are_found_by_what_is_known_of_them(session: Session, query: dict[str, Any], found: list[str]) -> None:
    a_blog(session)
    a_wall(session)
    assert names(session, KARI, **query) == found


def test_the_public_list_has_open_sites_that_are_marked_and_running(session: Session) -> None:
    public = a_wall(session, audience=Audience.WORLD, is_public=True)
    assert names(session, KARI, public=True) == []
    sites.save(session, replace(public, opened_on=TODAY))
    assert names(session, KARI, public=True) == ["Veggen"]
    other: tuple[Callable[[SiteEntry], SiteEntry], ...] = (
        lambda one: replace(one, blocked_on=TODAY),
        lambda one: replace(one, audience=Audience.CLASS),
    )
    for change in other:
        sites.save(session, change(replace(public, opened_on=TODAY)))
        assert names(session, KARI, public=True) == []
