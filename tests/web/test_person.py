"""Choosing who sits at this browser and in which language, and where one can be led afterwards."""

import pytest
from starlette.testclient import TestClient

from planner.settings import settings
from planner.storage import open_database, people, transaction
from tests.cast import KARI
from tests.web.conftest import FROM_US

pytestmark = pytest.mark.usefixtures("school")
ME = f"/person?id={KARI.id}"


def test_a_person_is_remembered_in_a_cookie_that_scripts_and_other_sites_do_not_get(client: TestClient) -> None:
    answer = client.get(f"{ME}&next=/letters%3Fproject%3DX", headers=FROM_US)
    cookie = answer.headers["set-cookie"]
    assert (answer.status_code, answer.headers["location"]) == (303, "/letters?project=X")
    assert cookie.startswith(f"nettplan_person={KARI.id};")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie


def test_over_https_the_cookie_is_for_https_alone(client: TestClient) -> None:
    answer = client.get(f"https://127.0.0.1{ME}", headers=FROM_US)
    assert "Secure" in answer.headers["set-cookie"]


def test_a_person_can_be_forgotten(client: TestClient) -> None:
    answer = client.get("/person/forget", headers=FROM_US)
    assert answer.status_code == 303
    assert 'nettplan_person="";' in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]


def test_a_language_is_remembered(client: TestClient) -> None:
    answer = client.get("/language?code=nb&next=/me", headers=FROM_US)
    assert (answer.status_code, answer.headers["location"]) == (303, "/me")
    assert answer.headers["set-cookie"].startswith("nettplan_language=nb;")


def test_a_known_persons_language_is_kept_with_the_person(client: TestClient) -> None:
    client.cookies.set("nettplan_person", KARI.id)
    client.get("/language?code=en", headers=FROM_US)
    with transaction(open_database(settings().database_url)) as session:
        found = people.staff_member(session, KARI.id)
    assert found
    assert found.language == "en"


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "evil.example",
        "",
        "/a\r\nSet-Cookie: x=y",
        "/\t/evil.example",
        "/a\\b",
        "/ a",
        "/" + "a" * 2000,
    ],
)
@pytest.mark.parametrize("route", [ME + "&", "/person/forget?", "/language?code=nn&"])
def test_no_link_leads_out_of_nettplan(client: TestClient, route: str, path: str) -> None:
    address, _, query = route.partition("?")
    answer = client.get(
        address, params=[*(tuple(one.split("=")) for one in query.split("&") if one), ("next", path)], headers=FROM_US
    )
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers
    assert "location" not in answer.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site", ""])
@pytest.mark.parametrize("address", [ME, "/person/forget", "/language?code=nn"])
def test_a_link_on_another_site_changes_nothing(client: TestClient, address: str, site: str) -> None:
    answer = client.get(address, headers={"Sec-Fetch-Site": site} if site else {})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("address", ["/person?id=NOBODY0000", "/person", "/person?id=%27%20or%201%3D1"])
def test_nobody_can_be_a_person_who_does_not_work_here(client: TestClient, address: str) -> None:
    answer = client.get(address, headers=FROM_US)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers
    assert answer.text.startswith("Denne personen finst ikkje lenger")


def test_a_language_that_pages_do_not_come_in_is_refused(client: TestClient) -> None:
    answer = client.get("/language?code=pl", headers=FROM_US)
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("address", ["/person", "/person/forget", "/language"])
def test_these_addresses_only_answer_to_get(client: TestClient, address: str) -> None:
    assert client.post(address, headers=FROM_US).status_code in {404, 405}
