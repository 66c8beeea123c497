"""What is wrong with the words of a call itself: an option, a verb or an argument, told in one line."""

import re

import typer

from planner.errors import N_
from planner.i18n import Words

_QUOTED = re.compile(r"'([^']*)'")
_IN_BRACKETS = re.compile(r" \((.*)\)$")


def usage_line(error: typer.TyperException, words: Words) -> str:
    """Return what Typer says of a call as one line with the way out."""
    said, option = error.format_message(), getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            line = words(N_("Valet {option} finst ikkje."), option=option)
        case "BadOptionUsage" if "takes no value" in said or "does not take" in said:
            line = words(N_("Valet {option} tek ingen verdi."), option=option)
        case "BadOptionUsage":
            line = words(N_("Skriv ein verdi etter {option}."), option=option)
        case "MissingParameter":
            line = words(N_("{name} manglar."), name=_parameter(error))
        case "BadParameter":
            line = words(N_("{name} har ein verdi som ikkje kan brukast."), name=_parameter(error))
        case "NoArgsIsHelpError":
            line = words(N_("Kommandoen manglar."))
        case _ if found := _QUOTED.search(said):
            line = words(N_("Kommandoen {verb} finst ikkje."), verb=found[1])
        case _ if found := _IN_BRACKETS.search(said):
            line = words(N_("{word} er eit ord for mykje."), word=found[1])
        case _:
            line = words(N_("Kommandoen manglar."))
    place = getattr(getattr(error, "ctx", None), "command_path", "planner")
    return f"{line} {words(N_('Skriv «{place} --help» for hjelp.'), place=place)}"


def _parameter(error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    names = [name for name in getattr(parameter, "opts", ()) if name.startswith("--")]
    return names[0] if names else str(getattr(parameter, "metavar", None) or getattr(parameter, "name", ""))
