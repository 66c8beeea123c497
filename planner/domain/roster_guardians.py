"""What a roster changes of one pupil's guardians: who is new, changed or taken off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planner.domain.roster import RosterGuardian, RosterPupil, name_key
from planner.domain.school import Guardian


@dataclass(frozen=True)
class KnownGuardian:
    """A guardian with what only an import knows: the other system's id, and whether they were taken off."""

    guardian: Guardian
    external_id: str = ""
    left: bool = False


@dataclass(frozen=True)
class GuardianChanges:
    """The guardians to add (without ids), those to write as they will be, and the ids of those to take off."""

    added: tuple[KnownGuardian, ...] = ()
    updated: tuple[KnownGuardian, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)


def guardian_changes(row: RosterPupil, known: Sequence[KnownGuardian]) -> GuardianChanges:
    """Return what a row changes of a pupil's guardians.

    An empty cell never erases what is known. A row that names no guardian at all says nothing of them. A guardian is
    taken off when the row names another guardian and the file has room for this one (its columns are there) without
    naming them. Guardians are the same by the other system's id, then by name; at the same place also by first name,
    for somebody who has a new family name. Anybody else is a new person, so that nobody inherits another's yes.
    """
    if not row.guardians:
        return GuardianChanges()
    pairs = _pair(row.guardians, known)
    matched = {pair.guardian.id for pair in pairs.values()}
    told = [(named, pairs.get(named.position)) for named in row.guardians]
    written = [(_as_told(named, old), old) for named, old in told]
    return GuardianChanges(
        added=tuple(new for new, old in written if old is None),
        updated=tuple(new for new, old in written if old is not None and new != old),
        removed=tuple(
            one.guardian.id
            for one in known
            if not one.left and one.guardian.id not in matched and one.guardian.position <= row.guardian_places
        ),
    )


def _pair(named: Sequence[RosterGuardian], known: Sequence[KnownGuardian]) -> dict[int, KnownGuardian]:
    pairs: dict[int, KnownGuardian] = {}
    free = sorted(known, key=lambda one: (one.left, one.guardian.position))
    for same in (_same_id, _same_name_and_place, _same_name, _new_family_name):
        for new in named:
            old = next((one for one in free if same(new, one)), None) if new.position not in pairs else None
            if old:
                pairs[new.position] = old
                free.remove(old)
    return pairs


_Same = Callable[[RosterGuardian, KnownGuardian], bool]


def _same_id(new: RosterGuardian, old: KnownGuardian) -> bool:
    return bool(new.external_id) and new.external_id == old.external_id


def _same_name(new: RosterGuardian, old: KnownGuardian) -> bool:
    return name_key(new.name) == name_key(old.guardian.name)


def _same_name_and_place(new: RosterGuardian, old: KnownGuardian) -> bool:
    return new.position == old.guardian.position and _same_name(new, old)


def _new_family_name(new: RosterGuardian, old: KnownGuardian) -> bool:
    first, old_first = name_key(new.name).split()[0], name_key(old.guardian.name).split()[:1]
    in_place = new.position == old.guardian.position and not old.left
    return in_place and [first] == old_first and not (new.external_id and old.external_id)


def _as_told(new: RosterGuardian, old: KnownGuardian | None) -> KnownGuardian:
    before = old.guardian if old else Guardian("", "", new.position, new.name)
    after = replace(
        before,
        position=new.position,
        name=new.name,
        email=new.email or before.email,
        phone=new.phone or before.phone,
        language=before.language if new.language is None else new.language,
        responsibility=before.responsibility if new.responsibility is None else new.responsibility,
    )
    if new.address or new.postal_code or new.town:
        after = replace(after, address=new.address, postal_code=new.postal_code, town=new.town)
    return KnownGuardian(after, new.external_id or (old.external_id if old else ""))
