"""The front door: app.py is an application to the server and a page to the reader."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.web.server.app_discovery import discover_asgi_app

from planner.settings import ROOT


def test_streamlit_finds_the_application() -> None:
    assert discover_asgi_app(ROOT / "app.py").import_string == "app:app"


def test_app_py_shows_the_home_page_on_an_empty_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETTPLAN_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not page.exception
    assert page.title
