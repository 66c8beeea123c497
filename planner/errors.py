"""The one error family: what happened and what to do, as messages that the edge translates."""

from collections.abc import Callable


def N_(message: str) -> str:
    """Mark a Nynorsk message for translation where it is written; the edge translates it where it is shown."""
    return message


class PlannerError(Exception):
    """Never raised directly: the family that pages and command line catch once.

    Args:
        message: what happened and what to do, in Nynorsk, with {named} places.
        values: what stands in the named places. Never anything private.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values

    def in_words(self, words: Callable[..., str]) -> str:
        """Return the message in the language of the words, its places filled."""
        return words(self.message, **self.values)


class InvalidInput(PlannerError):
    """Something a person handed in can't be used; nothing was changed."""


class NotAllowed(PlannerError):
    """The actor may not do this."""

    def __init__(self, message: str = N_("Dette har du ikkje tilgang til. Spør rektor."), **values: object) -> None:
        super().__init__(message, **values)


class NotFound(PlannerError):
    """What was asked for isn't there, or isn't there for this actor."""


class NotReady(PlannerError):
    """The step can't be taken yet: something named has to be done first."""


class ContentError(PlannerError):
    """A content file is wrong; the message names the file and the key."""


class StorageFailed(PlannerError):
    """The data could not be written (a full disk, a locked or newer database); nothing was changed."""
