"""The services a site can lie on: who runs them, their age limit, and who can be let in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from planner.content.files import CONTENT, Table, read
from planner.domain.project import Audience

OTHER = "other"


@dataclass(frozen=True)
class Platform:
    """A service. Terms change, so what stands here has a date once somebody has checked it.

    Attributes:
        company: who runs it; empty when the school or a host of its choice does.
        country: the company's country as an ISO 3166 code such as US; empty with the company.
        age_limit: whole years of the service's own limit, or None when the school decides.
        audiences: who can be let in, from the fewest to everybody.
        hosts: where its sites lie; a host counts with all that lies under it.
        agreement_usual: whether schools usually have a data processing agreement for it.
        verified_by: empty when it is common knowledge that nobody has checked for us; then `verified_on` is None.
    """

    id: str
    name: str
    company: str
    country: str
    age_limit: int | None
    audiences: tuple[Audience, ...]
    hosts: tuple[str, ...]
    agreement_usual: bool
    verified_by: str
    verified_on: date | None


@cache
def platforms(language: str = "nn") -> Mapping[str, Platform]:
    """Return the services by id, those without a name of their own named in a language.

    Raises:
        ContentError: a file is missing or wrong.
    """
    file, names = read(CONTENT / "platforms.toml"), read(CONTENT / "platforms" / f"{language}.toml")
    found = {id_: _platform(id_, file.table(id_), names) for id_ in file.values}
    names.only(id_ for id_ in found if "name" not in file.table(id_).values)
    return found


def platform_of(address: str) -> Platform:
    """Return the service an address lies on, by its host; `other` when the catalogue doesn't know it."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        host = ""
    # The longest first: sites.google.com is another service than google.com would be.
    names = host.split(".")
    under = (".".join(names[place:]) for place in range(len(names)))
    return next((_by_host()[name] for name in under if name in _by_host()), platforms()[OTHER])


@cache
def _by_host() -> Mapping[str, Platform]:
    return {host: one for one in platforms().values() for host in one.hosts}


def _platform(id_: str, entry: Table, names: Table) -> Platform:
    entry.only(
        (
            *("name", "company", "country", "age_limit", "audiences", "hosts", "agreement_usual"),
            *("verified_by", "verified_on"),
        )
    )
    age_limit, usual = entry.values.get("age_limit"), entry.values.get("agreement_usual")
    if age_limit is not None and type(age_limit) is not int:
        raise entry.wrong("age_limit")
    if not isinstance(usual, bool):
        raise entry.wrong("agreement_usual")
    return Platform(
        id=id_,
        name=entry.text("name") if "name" in entry.values else names.text(id_),
        company=entry.optional("company"),
        country=entry.optional("country"),
        age_limit=age_limit,
        audiences=_audiences(entry),
        hosts=entry.texts("hosts") if "hosts" in entry.values else (),
        agreement_usual=usual,
        verified_by=entry.optional("verified_by"),
        verified_on=entry.day("verified_on") if "verified_on" in entry.values else None,
    )


def _audiences(entry: Table) -> tuple[Audience, ...]:
    named = entry.texts("audiences")
    if not named or not set(named) <= set(Audience):
        raise entry.wrong("audiences")
    return tuple(audience for audience in Audience if audience in named)
