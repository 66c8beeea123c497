"""The health check and the start."""

import asyncio
import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from planner.web.log import keep_values_out, without_values
from planner.web.start import started
from tests.cast import ADA


def test_a_program_whose_database_answers_is_ok(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_program_without_its_database_says_so_without_details(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////dev/null/nettplan.db")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "database"})


def test_the_start_makes_the_database(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "_logRecordFactory", logging.LogRecord)

    async def start() -> bool:
        async with started(None):
            return (data / "nettplan.db").exists()

    assert asyncio.run(start())


def _fail_over(*values: object) -> None:
    try:
        {}[values[0]]  # type: ignore[index]
    except KeyError as error:
        raise ValueError(values[1]) from error


def test_the_log_tells_where_a_bug_is_but_not_the_values(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(logging, "_logRecordFactory", logging.LogRecord)
    keep_values_out()
    try:
        _fail_over(ADA.given_name, ADA.birth_date)
    except ValueError:
        logging.getLogger("nettplan.test").exception("a bug")
    assert ADA.given_name not in caplog.text
    assert str(ADA.birth_date) not in caplog.text
    assert "KeyError\n\nwhich led to\n\n" in caplog.text
    assert "test_health.py" in caplog.text


def test_an_error_that_names_code_keeps_its_message() -> None:
    assert without_values(NameError("name 'pupil' is not defined")).endswith("name 'pupil' is not defined")


def test_an_error_that_refers_to_itself_is_told_once() -> None:
    error, other = ValueError(), KeyError()
    error.__cause__, other.__cause__ = other, error
    assert without_values(error) == "KeyError\n\nwhich led to\n\nValueError"
