"""A recorded decision: the verdict as it stood, and what people did with it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from planner.domain.decision import Outcome
from planner.domain.project import Audience


@dataclass(frozen=True)
class Approval:
    """The principal's yes to an opening."""

    by: str | None
    at: datetime


@dataclass(frozen=True)
class Override:
    """The principal's other outcome, with a written reason."""

    outcome: Outcome
    reason: str
    by: str | None
    at: datetime


@dataclass(frozen=True)
class Agreement:
    """What teacher, pupil and guardians agreed on when the verdict was in doubt: open or closed, with whom, when."""

    outcome: Outcome
    agreed_with: str
    on: date
    by: str | None


@dataclass(frozen=True)
class DecisionRecord:
    """One recorded decision of a project. A newer one supersedes it; it is never edited or deleted."""

    id: str
    school_id: str
    project_id: str
    rule_set: str
    answers: Mapping[str, str]
    outcome: Outcome
    recorded_by: str | None
    recorded_at: datetime
    superseded_at: datetime | None = None
    approval: Approval | None = None
    override: Override | None = None
    agreement: Agreement | None = field(default=None)

    @property
    def final_outcome(self) -> Outcome:
        """The outcome that counts now: the agreement's when in doubt, else the override's, else the verdict's."""
        if self.override:
            return self.override.outcome
        if self.outcome is Outcome.DOUBT and self.agreement:
            return self.agreement.outcome
        return self.outcome

    def needs_approval(self, audience: Audience) -> bool:
        """Whether the principal still has to approve the opening; in doubt, not before the agreement says open."""
        return self.approval is None and audience.is_open and self.final_outcome is Outcome.OPEN

    @property
    def needs_agreement(self) -> bool:
        """Whether the agreement's outcome is still to be recorded."""
        return self.final_outcome is Outcome.DOUBT
