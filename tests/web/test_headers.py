"""The headers of every answer."""

from base64 import b64encode
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from planner.web.headers import content_security_policy, inline_script_hashes
from tests.web.conftest import INDEX


def _policy(text: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in text.split("; "))}


@pytest.mark.parametrize("path", ["/", "/healthz", "/media/letter.pdf", "/person", "/assets/fonts/nothing"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "content-security-policy" in headers


def test_the_policy_lets_nothing_in_from_outside_and_nobody_frame_us(client: TestClient) -> None:
    policy = _policy(client.get("/").headers["content-security-policy"])
    assert policy["default-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["object-src"] == ["'none'"]
    assert policy["font-src"] == ["'self'", "data:"]
    assert policy["connect-src"] == ["'self'", "ws://127.0.0.1:8501", "wss://127.0.0.1:8501"]
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]


def test_the_inline_script_of_the_installed_page_is_allowed_by_its_hash() -> None:
    page = INDEX.read_text("utf-8")
    script = page.split("<script>")[1].split("</script>")[0]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert inline_script_hashes() == (f"'sha256-{digest}'",)
    assert f"'sha256-{digest}'" in content_security_policy("localhost")


def test_no_browser_keeps_pages_or_letters(client: TestClient) -> None:
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/media/letter.pdf").headers["cache-control"] == "no-store"


def test_fonts_come_from_here_and_may_be_kept(client: TestClient) -> None:
    answer = client.get("/assets/fonts/inter-5.3.0-latin.woff2")
    assert answer.content[:4] == b"wOF2"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "font/woff2"


def test_a_path_does_not_lead_out_of_the_font_folder(client: TestClient) -> None:
    assert client.get("/assets/fonts/..%2f..%2f..%2fpyproject.toml").status_code == 404


def test_the_icon_is_ours(client: TestClient) -> None:
    assert client.get("/favicon.png").content[:4] == b"\x89PNG"
