"""Crisis: a notice is raised, everybody sees who speaks, and letters and openings wait until it is lifted."""

from dataclasses import replace
from datetime import UTC, datetime

from planner.domain.crisis import CrisisNotice, checked
from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor, Role
from planner.errors import N_, NotAllowed, NotFound, NotReady
from planner.services.access import record, require
from planner.storage import Session, crisis


def notices(session: Session, school_id: str | None) -> tuple[CrisisNotice, ...]:
    """Return the notices in force for a school; who speaks is for everybody to see."""
    return crisis.in_force(session, school_id)


def raise_crisis(session: Session, actor: Actor, *, speaker: str, phone: str, message: str) -> CrisisNotice:
    """Raise a notice: the principal's holds for the school, the municipality's for all schools.

    Raises:
        InvalidInput: it doesn't say who speaks, or is too long.
        NotReady: one of the actor's own is in force already.
    """
    require(actor, Action.RAISE_CRISIS)
    whose = _whose(actor)
    if any(one.school_id == whose for one in crisis.in_force(session, actor.school_id)):
        raise NotReady(N_("Det er alt meldt krise. Avlys den meldinga først dersom ein annan skal uttale seg."))
    raised = checked(
        CrisisNotice(new_id(), whose, speaker, phone, message, actor.staff_id, datetime.now(UTC)),
    )
    crisis.add(session, raised)
    record(session, actor, "raise_crisis", raised.id)
    return raised


def lift_crisis(session: Session, actor: Actor, notice_id: str) -> None:
    """Lift a notice; the municipality's is lifted by the municipality.

    Raises:
        NotFound: there is no such notice, or it has been lifted.
        NotAllowed: it is the municipality's, or another school's.
    """
    require(actor, Action.RAISE_CRISIS)
    found = crisis.notice(session, notice_id)
    if found is None or found.lifted_at is not None:
        raise NotFound(N_("Meldinga om krise er alt avlyst."))
    if found.school_id != _whose(actor):
        raise NotAllowed(N_("Det er kommunen som har meldt krise. Kommunen avlyser."))
    crisis.change(session, replace(found, lifted_by=actor.staff_id, lifted_at=datetime.now(UTC)))
    record(session, actor, "lift_crisis", notice_id)


def hold_back(session: Session, school_id: str) -> None:
    """Stop letters and openings while a notice is in force.

    Raises:
        NotReady: one is; the message says who speaks.
    """
    for one in crisis.in_force(session, school_id):
        raise NotReady(
            N_("Det er meldt krise, og {speaker} uttaler seg. Brev og opningar ventar til krisa er avlyst."),
            speaker=one.speaker,
        )


def may_lift(actor: Actor, notice: CrisisNotice) -> bool:
    """Whether it is the actor's to lift."""
    return actor.role in {Role.PRINCIPAL, Role.MUNICIPALITY} and notice.school_id == _whose(actor)


def _whose(actor: Actor) -> str | None:
    return None if actor.role is Role.MUNICIPALITY else actor.school_id
