"""Which host names and origins are answered."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from planner.web.hosts import host_name, own_hosts


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8501", "localhost:8600", "LOCALHOST", "[::1]:8501"])
def test_loopback_is_answered_under_each_of_its_names(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "127.0.0.1:x", "127.0.0.1/x", "", "[::1"],
)
def test_any_other_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/healthz", headers={"Host": host})
    assert (answer.status_code, answer.text) == (400, "Unknown host")


def test_a_setting_adds_host_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETTPLAN_HOSTS", "Nettplan.example, ")
    assert "nettplan.example" in own_hosts()
    assert "" not in own_hosts()


@pytest.mark.parametrize(
    "host", ["127.0.0.1; script-src *", "127.0.0.1 *", "127.0.0.1?x", "127.0.0.1#x", "a:b@127.0.0.1"]
)
def test_a_host_header_that_would_change_the_policy_is_not_ours(host: str) -> None:
    assert host_name(host) not in own_hosts()


def test_the_pages_own_websocket_is_let_in(client: TestClient) -> None:
    with client.websocket_connect(
        "/_stcore/stream", headers={"Origin": "http://127.0.0.1:8501", "Host": "127.0.0.1:8501"}
    ):
        pass


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:3000"},
        {"Host": "127.0.0.1:8501", "Origin": "https://evil.example"},
        {"Host": "127.0.0.1:8501", "Origin": "null"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_a_websocket_from_another_origin_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream", headers=headers):
        pass
