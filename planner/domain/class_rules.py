"""A class's own rules for how its pupils are online, and when it has to look at them again."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from planner.domain.site import term_start
from planner.errors import N_, InvalidInput

MOST_RULES = 10
SHORTEST_RULE, LONGEST_RULE = 3, 160
_FIRST_MONTH_OF_AUTUMN = 8
# What people write before the lines of a list: 1. or 1) or a dash or a bullet.
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[-–—*•])\s+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class ClassRules:
    """The rules that a class has made itself.

    Attributes:
        written_on: when they were agreed on, as they are now.
        reviewed_on: when the class last looked at them; writing them counts.
        changed_by: the staff id; None for the local operator.
    """

    class_id: str
    school_id: str
    rules: tuple[str, ...]
    written_on: date
    reviewed_on: date
    changed_by: str | None = None

    def is_due(self, today: date) -> bool:
        """Whether the class hasn't looked at its rules in this school term: autumn to December, spring to July."""
        return term_start(self.reviewed_on) < term_start(today)


def rules_in(text: str) -> tuple[str, ...]:
    """Return the rules of a text with one on each line; empty lines and the signs of a list fall away."""
    lines = (" ".join(_NUMBERED.sub("", line.strip()).split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def check_rules(rules: tuple[str, ...]) -> None:
    """Refuse what can't hang on a classroom's wall.

    Raises:
        InvalidInput: there are none or too many, or one is too short, too long, said twice or has signs nobody sees.
    """
    if not 1 <= len(rules) <= MOST_RULES:
        raise InvalidInput(
            N_("Skriv frå 1 til {most} reglar, éin på kvar linje. Her er {n}."), most=MOST_RULES, n=len(rules)
        )
    for number, rule in enumerate(rules, 1):
        if len(rule.strip()) < SHORTEST_RULE:
            raise InvalidInput(N_("Regel {number} er for kort. Skriv han som ei setning."), number=number)
        if len(rule) > LONGEST_RULE:
            raise InvalidInput(
                N_("Regel {number} er for lang: {n} teikn. Skriv han kortare, høgst {most} teikn."),
                number=number,
                n=len(rule),
                most=LONGEST_RULE,
            )
        if any(unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS for sign in rule):
            raise InvalidInput(N_("Regel {number} har teikn som ikkje kan visast. Skriv han på nytt."), number=number)
    if len({rule.casefold() for rule in rules}) < len(rules):
        raise InvalidInput(N_("Den same regelen står to gonger. Ta bort den eine."))


def is_autumn(day: date) -> bool:
    """Whether a day is in the first of the two terms of its school year, from August to December."""
    return day.month >= _FIRST_MONTH_OF_AUTUMN
