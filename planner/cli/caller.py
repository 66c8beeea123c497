"""Who calls: the address given with --as, and the language that answers; the school's, once it is known."""

from dataclasses import dataclass, field

from planner.i18n import SOURCE_LANGUAGE, Words


@dataclass
class Caller:
    """One call of the command line. `email` is empty for the local operator."""

    email: str = ""
    words: Words = field(default_factory=lambda: Words(SOURCE_LANGUAGE))
