"""`planner sites list` and `planner sites check`: the register of sites, and whether their addresses answer."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from planner.cli.desk import to_change, to_read
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.domain.check import Result
from planner.domain.site_list import SiteQuery, SiteRow
from planner.errors import N_
from planner.i18n import Words
from planner.services.site_checks import Checked, Round, ask, evidence_as_json, keep_round, round_of
from planner.services.site_labels import CHECK_WORDS, STATE_WORDS
from planner.services.sites import find_sites

app = new_app()


@app.callback()
def sites() -> None:
    """Nettstadene til skulen."""


@app.command("list")
def list_sites(context: typer.Context, as_json: AsJson = False) -> None:
    """Vis alle nettstadene: adresse, kven som er redaktør, og om dei er i bruk."""
    with to_read(caller_of(context)) as desk:
        found = find_sites(desk.session, desk.actor, SiteQuery(size=None), desk.today)
    if as_json:
        show_json({"sites": [_told(one) for one in found.rows]})
    else:
        show(*_lines(found.rows, desk.words))


@app.command("check")
def check_sites(
    context: typer.Context,
    as_json: AsJson = False,
    force: Annotated[bool, typer.Option("--force", help="Spør på nytt, også dei som nettopp er sjekka.")] = False,
) -> None:
    """Spør alle adressene om dei svarar, og om dei lukka nettstadene er lukka for framande."""
    caller = caller_of(context)
    with to_read(caller) as desk:
        asked = round_of(desk.session, desk.actor)
    run = ask(asked, datetime.now(UTC), force=force)
    with to_change(caller) as desk:
        found = keep_round(desk.session, desk.actor, asked, run)
    if as_json:
        show_json({"checked": len(found.sites), "sites": [_checked(one, desk.today) for one in found.sites]})
    else:
        show(*_answers(found, asked, desk.words))


def _checked(one: Result, today: date) -> dict[str, object]:
    evidence = evidence_as_json(one.evidence, today) if one.evidence else None
    return {"site": one.target_id, "check": str(one.state), "alarm": one.alarm, "evidence": evidence}


def _answers(found: Checked, asked: Round, words: Words) -> list[str]:
    if found.offline:
        return [words(N_("Her er ikkje noko nett. Det som var kjent frå før, står som det stod."))]
    lines = [words.plural(N_("{n} nettstad er sjekka."), N_("{n} nettstader er sjekka."), len(found.sites))]
    for one in found.sites:
        alarm = " · " + words(N_("ALARM: skal vere lukka, men kan lesast av framande")) if one.alarm else ""
        lines.append(f"{asked.sites[one.target_id]} · {words(CHECK_WORDS[one.state]).lower()}{alarm}")
    return lines


def _told(one: SiteRow) -> dict[str, str]:
    return {
        "site": one.id,
        "title": one.name,
        "address": one.address,
        "audience": str(one.audience),
        "state": str(one.state),
        "check": one.check_state,
        "editor": one.editor,
    }


def _lines(found: tuple[SiteRow, ...], words: Words) -> list[str]:
    lines = [words.plural(N_("{n} nettstad."), N_("{n} nettstader."), len(found))]
    lines += [
        f"{one.name} · {one.address or '–'} · {words(STATE_WORDS[one.state]).lower()} · {one.editor}" for one in found
    ]
    return lines
