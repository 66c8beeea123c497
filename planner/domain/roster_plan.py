"""What a roster would change at a school: who is new, changed, moved or gone, and which rows can't be placed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

from planner.domain.roster import Roster, RosterClass, RosterPupil, RowError, class_key, is_main_class, name_key
from planner.domain.roster_guardians import GuardianChanges, guardian_changes
from planner.domain.roster_match import CurrentRoster, KnownPupil, match
from planner.domain.school import Guardian, Pupil, SchoolClass
from planner.errors import N_

_ASK_THE_PRINCIPAL = N_("Berre rektor kan fylle ut denne kolonnen. Spør rektor, eller la kolonnen stå tom.")
_OTHERS_PUPIL = N_("Eleven går i {label}, som ikkje er din klasse. Spør rektor.")


class Changed(StrEnum):
    """What an import changes of a pupil; `never_show` is never told."""

    NAME = auto()
    BIRTH_DATE = auto()
    EXTERNAL_ID = auto()
    LANGUAGE = auto()
    CLASSES = auto()
    GUARDIANS = auto()
    RETURNED = auto()


@dataclass(frozen=True)
class PupilChange:
    """What becomes of one pupil.

    Attributes:
        pupil: as it will be; a new one has no id.
        joins, leaves: keys of classes.
        never_show: the flag to set, or None when the file doesn't say; it is no part of `fields`.
    """

    pupil: Pupil
    known: KnownPupil | None
    fields: tuple[Changed, ...] = ()
    joins: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    guardians: GuardianChanges = field(default_factory=GuardianChanges)
    never_show: bool | None = None

    @property
    def classes(self) -> frozenset[str]:
        """The keys of the classes the pupil is in afterwards."""
        before = self.known.classes if self.known else frozenset()
        return (before - set(self.leaves)) | set(self.joins)

    @property
    def guardians_after(self) -> tuple[Guardian, ...]:
        """The guardians the pupil has afterwards, in their order."""
        known = self.known.guardians if self.known else ()
        after = {one.guardian.id: one.guardian for one in known if not one.left}
        after |= {one.guardian.id: one.guardian for one in self.guardians.updated}
        kept = [one for key, one in after.items() if key not in self.guardians.removed]
        found = [*kept, *(one.guardian for one in self.guardians.added)]
        return tuple(sorted(found, key=lambda one: one.position))

    @property
    def guardian_names(self) -> tuple[str, ...]:
        """The names of the guardians the pupil has afterwards."""
        return tuple(one.name for one in self.guardians_after)


@dataclass(frozen=True)
class RosterPlan:
    """The whole import before anything is written.

    Attributes:
        updated: pupils of the file who change; `moved` are those among them who leave a class for another.
        unchanged: pupils of the file who don't (`never_show` apart).
        left: pupils of the file's classes whom it no longer names and who are in no other class.
        new_classes: classes to make, by key. filled: known classes whose grades weren't known, as they will be.
    """

    added: tuple[PupilChange, ...] = ()
    updated: tuple[PupilChange, ...] = ()
    unchanged: tuple[PupilChange, ...] = ()
    left: tuple[PupilChange, ...] = ()
    errors: tuple[RowError, ...] = ()
    new_classes: Mapping[str, RosterClass] = field(default_factory=dict)
    filled: tuple[SchoolClass, ...] = ()

    @property
    def moved(self) -> tuple[PupilChange, ...]:
        """Those who go from one class to another."""
        return tuple(one for one in self.updated if one.joins and one.leaves)


def plan(
    roster: Roster, current: CurrentRoster, *, may_hide: bool = True, own: Collection[str] | None = None
) -> RosterPlan:
    """Compare a roster with what the school has.

    Only pupils of classes that the file names can be marked as left, and nobody whom a row with errors may be about.

    Args:
        roster: what the file holds.
        current: what the school has.
        may_hide: whether the one who imports may set `never_show`; if not, a filled cell is an error, whatever it says.
        own: the keys of the classes the one who imports may touch, with those the file makes new; None for all.
    """
    matches = match(roster, current)
    changes, refused = [], matches.refused
    named = {class_key(one.label) for one in roster.classes}
    for row, known in matches.placed:
        change = _change(row, known, named)
        error = _forbidden(roster, row, change, current, may_hide=may_hide, own=own)
        if error:
            refused.append((row, error))
        else:
            changes.append(change)
    seen = {change.known.pupil.id for change in changes if change.known}
    seen |= _may_be_about([*roster.rejected, *(row for row, _ in refused)], current.pupils)
    gone = [_gone(one, named) for one in current.pupils if one.classes & named and one.pupil.id not in seen]
    joined = {key for change in changes for key in change.joins}
    wanted = {class_key(one.label): one for one in roster.classes}
    return RosterPlan(
        added=tuple(one for one in changes if one.known is None),
        updated=tuple(one for one in (*changes, *gone) if one.known and one.fields),
        unchanged=tuple(one for one in changes if one.known and not one.fields),
        left=tuple(one for one in gone if not one.fields),
        errors=_in_order(*roster.errors, *(error for _, error in refused)),
        new_classes={key: one for key, one in wanted.items() if key in joined and key not in current.classes},
        filled=tuple(_filled(wanted, current.classes)),
    )


def _change(row: RosterPupil, known: KnownPupil | None, named: Collection[str]) -> PupilChange:
    before = known.pupil if known else Pupil("", "", row.given_name, row.family_name)
    after = replace(
        before,
        given_name=row.given_name,
        family_name=row.family_name,
        birth_date=row.birth_date or before.birth_date,
        external_id=row.external_id or before.external_id,
        language=before.language if row.language is None else row.language,
        left_on=None,
    )
    here = tuple(dict.fromkeys(class_key(label) for label in row.classes))
    present = known.classes if known else frozenset()
    joins = tuple(key for key in here if key not in present)
    leaves = tuple(sorted(_ended(present, here, named)))
    guardians = guardian_changes(row, known.guardians if known else ())
    fields = tuple(_fields(before, after, bool(joins or leaves), bool(guardians))) if known else ()
    return PupilChange(after, known, fields, joins, leaves, guardians, row.never_show)


def _ended(present: Iterable[str], here: Collection[str], named: Collection[str]) -> Iterable[str]:
    """Give the classes a pupil is no longer in: of those the file names, and a main class when it gives another."""
    has_main = any(is_main_class(key) for key in here)
    return (key for key in present if key not in here and (key in named or (has_main and is_main_class(key))))


def _fields(before: Pupil, after: Pupil, classes: bool, guardians: bool) -> Iterable[Changed]:
    changed = {
        Changed.NAME: (before.given_name, before.family_name) != (after.given_name, after.family_name),
        Changed.BIRTH_DATE: before.birth_date != after.birth_date,
        Changed.EXTERNAL_ID: before.external_id != after.external_id,
        Changed.LANGUAGE: before.language != after.language,
        Changed.CLASSES: classes,
        Changed.GUARDIANS: guardians,
        Changed.RETURNED: before.left_on is not None,
    }
    return (name for name, is_so in changed.items() if is_so)


def _gone(known: KnownPupil, named: Collection[str]) -> PupilChange:
    leaves = tuple(sorted(known.classes & set(named)))
    stays = known.classes > set(leaves)
    return PupilChange(known.pupil, known, (Changed.CLASSES,) if stays else (), leaves=leaves)


def _forbidden(
    roster: Roster,
    row: RosterPupil,
    change: PupilChange,
    current: CurrentRoster,
    *,
    may_hide: bool,
    own: Collection[str] | None,
) -> RowError | None:
    if row.never_show is not None and not may_hide:
        return RowError(row.file, row.row, roster.headings.get("skjul", "skjul"), _ASK_THE_PRINCIPAL)
    present = change.known.classes if change.known else frozenset()
    if own is None or not present or (present & set(own) and set(change.leaves) <= set(own)):
        return None
    label = current.labels(present - set(own))
    return RowError(row.file, row.row, roster.headings.get("klasse", "klasse"), _OTHERS_PUPIL, {"label": label})


def _may_be_about(rejected: Iterable[RosterPupil], pupils: Iterable[KnownPupil]) -> set[str]:
    """Return the ids of all pupils that rows with errors may be about: by id, by name, or by class if nothing else."""
    ids = {row.external_id for row in rejected} - {""}
    names = {row.name_key for row in rejected} - {""}
    vague = [row for row in rejected if not row.external_id and not (row.given_name and row.family_name)]
    keys = {class_key(label) for row in vague for label in row.classes}
    anywhere = any(not row.classes for row in vague)
    return {
        one.pupil.id
        for one in pupils
        if anywhere or one.pupil.external_id in ids or one.classes & keys or name_key(one.pupil.name) in names
    }


def _filled(wanted: Mapping[str, RosterClass], classes: Mapping[str, SchoolClass]) -> Iterable[SchoolClass]:
    for key, one in wanted.items():
        known = classes.get(key)
        if known and one.grades and not known.grades:
            yield replace(known, grades=one.grades)


def _in_order(*errors: RowError) -> tuple[RowError, ...]:
    return tuple(sorted(errors, key=lambda error: (error.file, error.row)))
