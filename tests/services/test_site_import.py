"""Importing sites: looked at first, duplicates noticed, all or nothing, and the staff found by name or e-mail."""

import pytest

from planner.domain.project import Audience
from planner.domain.site import MadeBy
from planner.errors import NotAllowed
from planner.readers.site_rows import read_sites
from planner.services.site_changes import SiteDetails, add_site
from planner.services.site_import import SitesRefused, import_sites, preview_sites
from planner.services.sites import known_addresses
from planner.storage import Session
from tests.cast import ASTRID, CLASS_7B, KARI, NILS, OLA, TODAY, actor

LIST = (
    "adresse\tnamn\tplattform\tkven kan sjå\tredaktør\tvararedaktør\tklasse\tlaga av\n"
    "https://a.example\tBloggen\tWordPress\tHeile skulen\tkari dale\tola@boskule.example\t7b\tLaga av elevar\n"
    "https://padlet.com/x\t\t\t\tUkjend Person\t\t12Z\t\n"
)


def added(session: Session) -> int:
    return len(known_addresses(session, actor(KARI)))


def test_rows_become_sites_with_the_schools_own_people_and_classes(session: Session) -> None:
    first, second = import_sites(session, actor(ASTRID), read_sites(LIST), today=TODAY)
    assert (first.name, first.platform, first.audience) == ("Bloggen", "wordpress", Audience.SCHOOL)
    assert (first.editor_id, first.deputy_id, first.class_id) == (KARI.id, OLA.id, CLASS_7B.id)
    assert first.made_by is MadeBy.PUPILS
    # Whom nobody knows is told of, and the one who imports is the editor.
    assert (second.editor_id, second.platform) == (ASTRID.id, "padlet")


def test_the_preview_writes_nothing_and_tells_what_is_not_kept(session: Session) -> None:
    found = preview_sites(session, actor(ASTRID), read_sites(LIST), TODAY)
    assert [(one.editor, one.audience) for one in found.new] == [
        (KARI.name, Audience.SCHOOL),
        (ASTRID.name, Audience.UNLISTED_LINK),
    ]
    assert [(one.row, one.column) for one in found.warnings] == [(3, "redaktør"), (3, "klasse")]
    assert not found.errors
    assert added(session) == 0


def test_the_same_address_is_noticed_in_the_register_and_in_the_file(session: Session) -> None:
    add_site(session, actor(KARI), SiteDetails("https://a.example"), TODAY)
    listed = read_sites("http://www.a.example/\nb.example\nhttps://b.example/?utm_source=x\n")
    found = preview_sites(session, actor(KARI), listed, TODAY)
    assert [one.details.address for one in found.new] == ["https://b.example"]
    assert [(len(one.known), one.twin) for one in found.seen] == [(1, None), (0, 2)]
    assert len(import_sites(session, actor(KARI), listed, today=TODAY)) == 1
    assert import_sites(session, actor(KARI), listed, today=TODAY) == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://localhost/x",
        "http://127.0.0.1:8000",
        "http://[::1]/",
        "https://10.0.0.5/blogg",
        "http://2130706433/",
        "https://intranett/7b",
        "https://skrivar.local/",
        "https://kari:hemmeleg@a.example/",
    ],
)
def test_an_address_that_is_nobodys_on_the_web_is_refused(session: Session, address: str) -> None:
    listed = read_sites(f"adresse;namn\n{address};Noko\nhttps://a.example;Bloggen\n")
    found = preview_sites(session, actor(KARI), listed, TODAY)
    assert [(one.row, one.column) for one in found.errors] == [(2, "adresse")]
    with pytest.raises(SitesRefused, match="1 rad har feil"):
        import_sites(session, actor(KARI), listed, today=TODAY)
    assert added(session) == 0
    assert len(import_sites(session, actor(KARI), listed, today=TODAY, good_rows=True)) == 1


def test_an_audience_nobody_knows_is_no_guess(session: Session) -> None:
    listed = read_sites(
        "adresse;kven kan sjå\nhttps://a.example;nokre\nhttps://b.example;lukka\nhttps://c.example;world\n"
    )
    found = preview_sites(session, actor(KARI), listed, TODAY)
    assert [one.row for one in found.errors] == [2]
    assert [one.audience for one in found.new] == [Audience.CLASS, Audience.WORLD]


def test_the_municipality_imports_nothing(session: Session) -> None:
    with pytest.raises(NotAllowed):
        preview_sites(session, actor(NILS), read_sites("a.example"), TODAY)
