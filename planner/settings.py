"""Where the data lies and what the surroundings say: environment variables, read in one place."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

from planner.errors import N_, InvalidInput

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "assets"
_OSLO = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True)
class Settings:
    """The data folder and the database address of this run."""

    data: Path
    database_url: str


def settings() -> Settings:
    """Read NETTPLAN_DATA and DATABASE_URL; without them the data lies in the platform's user data folder."""
    data = Path(os.environ.get("NETTPLAN_DATA") or user_data_path("nettplan", appauthor=False))
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{(data / 'nettplan.db').absolute()}"
    return Settings(data=data, database_url=url)


def local(moment: datetime) -> datetime:
    """Return a moment by Oslo's clock."""
    return moment.astimezone(_OSLO)


def day_of(moment: datetime) -> date:
    """Return the date a moment had in Oslo."""
    return local(moment).date()


def today() -> date:
    """Return the date in Oslo; NETTPLAN_TODAY, written YYYY-MM-DD, overrides it.

    Raises:
        InvalidInput: NETTPLAN_TODAY is not a date.
    """
    fixed = os.environ.get("NETTPLAN_TODAY")
    if not fixed:
        return datetime.now(_OSLO).date()
    try:
        day = date.fromisoformat(fixed)
    except ValueError:
        day = None
    # Python reads 20261201 and 2026-W49-2 too.
    if day is None or day.isoformat() != fixed:
        raise InvalidInput(N_("NETTPLAN_TODAY må vere ein dato som 2026-12-01."))
    return day
