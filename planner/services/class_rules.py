"""A class's own rules: reading them, writing them down with the class, and looking at them again each term."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from forms.text import unprintable
from planner.domain.class_rules import ClassRules, check_rules
from planner.domain.lesson import names_in
from planner.domain.permission import Action, Actor
from planner.domain.roster import class_key
from planner.errors import N_, InvalidInput, NotAllowed, NotFound, NotReady
from planner.services.access import record, require_class, require_school
from planner.services.classes import next_label
from planner.storage import Session, class_lists, class_rules, people


def rules_of(session: Session, actor: Actor, class_id: str) -> ClassRules | None:
    """Return a class's rules, or None when it hasn't made any."""
    school_class = require_class(session, actor, class_id, Action.SEE_LESSONS)
    return class_rules.rules_of_classes(session, school_class.school_id, [class_id]).get(class_id)


def rules_of_classes(session: Session, actor: Actor, class_ids: Collection[str]) -> dict[str, ClassRules]:
    """Return the rules of those of some classes that have any, by the class's id.

    They hang on a wall: all who teach at the school may read them, whoever's class it is.
    """
    school_id = require_school(actor, Action.SEE_LESSONS)
    return class_rules.rules_of_classes(session, school_id, class_ids) if class_ids else {}


def last_years_rules(session: Session, actor: Actor, class_id: str) -> ClassRules | None:
    """Return the rules that the class had last year, when it was 6B and is 7B now, as a start for this year's."""
    now = require_class(session, actor, class_id, Action.SEE_LESSONS)
    wanted = class_key(now.label)
    before = people.classes(session, now.school_id, now.school_year - 1)
    moved_up = [one.id for one in before if class_key(next_label(one)) == wanted]
    found = class_rules.rules_of_classes(session, now.school_id, moved_up) if moved_up else {}
    return next(iter(found.values()), None)


def may_write_rules(session: Session, actor: Actor, class_id: str) -> bool:
    """Return whether the actor may write this class's rules: pages show the way there only then."""
    try:
        require_class(session, actor, class_id, Action.WRITE_CLASS_RULES)
    except (NotAllowed, NotFound):
        return False
    return True


def write_rules(session: Session, actor: Actor, class_id: str, rules: tuple[str, ...], today: date) -> ClassRules:
    """Write down the rules that a class has agreed on, in place of those it had.

    Raises:
        InvalidInput: they can't be a class's rules; the message says which and why.
    """
    school_class = require_class(session, actor, class_id, Action.WRITE_CLASS_RULES)
    check_rules(rules)
    if missing := unprintable(" ".join(rules)):
        signs = " ".join(sorted(missing))
        raise InvalidInput(N_("Plakaten kan ikkje vise dette: {signs}. Skriv det med ord i staden."), signs=signs)
    old = class_rules.rules_of_classes(session, school_class.school_id, [class_id]).get(class_id)
    written_on = old.written_on if old and old.rules == rules else today
    written = ClassRules(class_id, school_class.school_id, rules, written_on, today, actor.staff_id)
    class_rules.save(session, written)
    record(session, actor, "write_rules", class_id, str(len(rules)))
    return written


def review_rules(session: Session, actor: Actor, class_id: str, today: date) -> ClassRules:
    """Record that a class has looked at its rules and keeps them.

    Raises:
        NotReady: the class has no rules.
    """
    school_class = require_class(session, actor, class_id, Action.WRITE_CLASS_RULES)
    old = class_rules.rules_of_classes(session, school_class.school_id, [class_id]).get(class_id)
    if old is None:
        raise NotReady(N_("Klassen har ingen reglar enno. Skriv dei ned først."))
    reviewed = replace(old, reviewed_on=today, changed_by=actor.staff_id)
    class_rules.save(session, reviewed)
    record(session, actor, "review_rules", class_id)
    return reviewed


def names_in_rules(session: Session, actor: Actor, class_id: str, rules: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the class's pupils that its rules seem to have: no rule is about one pupil."""
    require_class(session, actor, class_id, Action.WRITE_CLASS_RULES)
    return names_in("\n".join(rules), class_lists.pupils_of_class(session, class_id))
