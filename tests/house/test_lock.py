"""The lock file: exact versions with hashes, from nowhere in particular."""

import re
import tomllib

from planner.settings import ROOT

LOCK = (ROOT / "requirements.txt").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINNED = re.findall(r"^([\w.-]+)==\S+.*?\\\n((?:    --hash=\S+(?: \\)?\n)*)", LOCK, re.MULTILINE)


def _plain(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_version_has_its_hashes() -> None:
    lines = re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)
    assert len(PINNED) == len(lines) > 0
    assert not [name for name, hashes in PINNED if "sha256:" not in hashes]


def test_nothing_is_locked_without_a_version() -> None:
    assert not [line for line in LOCK.splitlines() if line and not re.match(r"[\w.-]+==|\s+(--hash=sha256:|#)|#", line)]


def test_no_address_stands_in_the_lock() -> None:
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links| @ |file:", LOCK)


def test_everything_the_project_asks_for_is_locked() -> None:
    asked = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    assert {_plain(one) for one in asked} <= {_plain(name) for name, _ in PINNED}
