"""`planner sites list`: the register of sites."""

import typer

from planner.cli.desk import to_read
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.domain.site import SiteState
from planner.domain.site_list import SiteQuery, SiteRow
from planner.errors import N_
from planner.i18n import Words
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
    lines += [f"{one.name} · {one.address or '–'} · {words(_STATES[one.state])} · {one.editor}" for one in found]
    return lines


_STATES = {
    SiteState.PLANNED: N_("planlagd"),
    SiteState.ACTIVE: N_("i bruk"),
    SiteState.DORMANT: N_("sovande"),
    SiteState.RETIRED: N_("avslutta"),
    SiteState.BLOCKED: N_("stengd"),
}
