"""The services a site can lie on."""

import pytest

from planner.content.platforms import platform_of, platforms
from planner.domain.project import Audience

NEEDED = {
    "wordpress",
    "padlet",
    "teams",
    "onenote",
    "google_sites",
    "google_classroom",
    "youtube",
    "book_creator",
    "seesaw",
    "showbie",
    "itslearning",
    "canvas",
    "minecraft",
    "facebook",
    "instagram",
    "school_website",
    "podcast",
    "other",
}


@pytest.mark.parametrize("language", ["nn", "nb", "en"])
def test_the_services_schools_use_are_there_with_a_name(language: str) -> None:
    found = platforms(language)
    assert set(found) >= NEEDED
    assert all(one.name and one.audiences for one in found.values())


def test_a_service_without_a_name_of_its_own_is_named_in_the_language() -> None:
    assert platforms()["school_website"].name == "Nettsida til skulen"
    assert platforms("en")["school_website"].name == "The school's website"
    assert platforms("en")["padlet"].name == platforms("nn")["padlet"].name == "Padlet"


def test_what_nobody_has_checked_does_not_claim_to_be() -> None:
    assert all((one.verified_by == "") == (one.verified_on is None) for one in platforms().values())


def test_a_company_has_a_country_and_no_company_has_none() -> None:
    assert all(bool(one.company) == bool(one.country) for one in platforms().values())


def test_another_service_can_have_any_audience() -> None:
    assert platforms()["other"].audiences == tuple(Audience)


def test_the_limit_that_parents_cannot_lift_is_thirteen() -> None:
    assert (platforms()["youtube"].age_limit, platforms()["instagram"].age_limit) == (13, 13)
    assert platforms()["teams"].age_limit is None


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("https://www.youtube.com/@klasse7b", "youtube"),
        ("https://youtu.be/x", "youtube"),
        ("https://sites.google.com/view/7b", "google_sites"),
        ("https://7b.wordpress.com", "wordpress"),
        ("https://notyoutube.com", "other"),
        ("https://youtube.com.evil.example", "other"),
        ("https://[::1", "other"),
        ("", "other"),
    ],
)
def test_an_address_tells_its_platform_by_its_host(address: str, platform: str) -> None:
    assert platform_of(address).id == platform


def test_a_host_belongs_to_one_platform() -> None:
    hosts = [host for one in platforms().values() for host in one.hosts]
    assert len(hosts) == len(set(hosts))
