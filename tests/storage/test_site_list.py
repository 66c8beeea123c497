"""The list of sites: the database says of each what the domain says, in Norwegian order, page by page."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from planner.domain.project import Audience
from planner.domain.site import InUse, SiteEntry, SiteState, in_use, state_of
from planner.domain.site_list import GroupBy, SiteQuery, SortBy
from planner.storage import Session, site_list, sites
from tests.cast import KARI, OLA, SCHOOL, TODAY

SITE = SiteEntry("", SCHOOL.id, None, "Veggen", "https://vegg.example", "padlet", Audience.CLASS, KARI.id)
DAYS = [None, *(date(2026, month, day) for month, day in ((1, 1), (6, 18), (7, 31), (8, 1), (8, 31)))]


def kept(session: Session, *entries: SiteEntry) -> dict[str, SiteEntry]:
    """Store entries under ids of their own."""
    found = {f"SIT{number:07}": entry for number, entry in enumerate(entries)}
    for id_, entry in found.items():
        sites.save(session, replace(entry, id=id_))
    return found


def listed(session: Session, today: date = TODAY, **query: object) -> list[str]:
    """Return the names of a list."""
    rows, _ = site_list.find(session, SCHOOL.id, SiteQuery(**query), KARI.id, today)  # type: ignore[arg-type]
    return [row.name for row in rows]


def test_the_database_says_of_every_site_what_the_domain_says(session: Session) -> None:
    lives = product(DAYS, DAYS, (None, TODAY), (None, TODAY))
    entries = kept(
        session,
        *(
            replace(SITE, opened_on=opened, confirmed_on=confirmed, blocked_on=blocked, retired_on=retired)
            for opened, confirmed, blocked, retired in lives
        ),
    )
    for today in (date(2026, 8, 1) + timedelta(days=days) for days in (-1, 0, 29, 30, 31, 89, 90, 152, 153, 183, 243)):
        rows, total = site_list.find(session, SCHOOL.id, SiteQuery(size=None), KARI.id, today)
        told = {row.id: (row.state, row.in_use) for row in rows}
        assert told == {id_: (state_of(one, today), in_use(one, today)) for id_, one in entries.items()}
        assert total == len(entries)
        counted = site_list.counts(session, SCHOOL.id, today)
        states, fresh = ([one[place] for one in told.values()] for place in (0, 1))
        assert counted.states == {one: states.count(one) for one in SiteState}
        assert counted.in_use == {one: fresh.count(one) for one in InUse}
        for state in SiteState:
            assert len(listed(session, today, state=state, size=None)) == states.count(state)
        assert len(listed(session, today, late=True, size=None)) == fresh.count(InUse.LATE)


def test_names_stand_in_norwegian_order_in_every_database(session: Session) -> None:
    names = ["Økonomi", "arbeid", "Ågot", "Zoo", "Ærlig", "bok"]
    kept(session, *(replace(SITE, name=name) for name in names))
    assert listed(session) == ["arbeid", "bok", "Zoo", "Ærlig", "Økonomi", "Ågot"]
    assert listed(session, descending=True)[0] == "Ågot"


@pytest.mark.parametrize("text", ["økonomi", "ØKONOMI 7", "vegg.example dale", "100%", "k_nomi", ""])
def test_every_word_is_looked_for_in_name_address_and_editor(session: Session, text: str) -> None:
    kept(session, replace(SITE, name="Økonomi 7"), replace(SITE, name="Norsk", editor_id=OLA.id, address=""))
    found = listed(session, text=text)
    assert found == {"": ["Norsk", "Økonomi 7"], "100%": [], "k_nomi": []}.get(text, ["Økonomi 7"])


@pytest.mark.parametrize("sort", list(SortBy))
def test_pages_hold_every_site_once_whatever_they_are_sorted_by(session: Session, sort: SortBy) -> None:
    entries = kept(session, *(replace(SITE, created_on=day, ends=day, opened_on=day) for day in DAYS))
    for descending in (False, True):
        query = SiteQuery(sort=sort, descending=descending, size=4)
        pages = [site_list.find(session, SCHOOL.id, replace(query, page=page), KARI.id, TODAY) for page in range(3)]
        assert [total for _rows, total in pages] == [6, 6, 0]
        ids = [row.id for rows, _total in pages for row in rows]
        assert sorted(ids) == sorted(entries)
        if sort in {SortBy.CREATED, SortBy.ENDS, SortBy.CONFIRMED}:
            assert ids[-1] == "SIT0000000"


def test_sites_are_grouped_and_the_retired_left_out(session: Session) -> None:
    kept(
        session, SITE, replace(SITE, opened_on=TODAY), replace(SITE, retired_on=TODAY), replace(SITE, platform="teams")
    )
    found = site_list.groups(session, SCHOOL.id, GroupBy.PLATFORM, TODAY)
    assert [(one.id, one.sites, one.open) for one in found] == [("padlet", 2, 1), ("teams", 1, 0)]
    (nobody,) = site_list.groups(session, SCHOOL.id, GroupBy.CLASS, TODAY)
    assert (nobody.id, nobody.name, nobody.sites) == (None, "", 3)
