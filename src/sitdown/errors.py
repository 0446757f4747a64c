"""The errors that reach a person: one class a cause, each writing its own sentence.

A sentence says what happened, to what, and what to do about it. The command line prints it and
exits with ``exit_code``; the app shows it as a notice. No other text of an exception is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class SitdownError(Exception):
    """A cause that Sitdown knows, told in one sentence."""

    exit_code = 1


class NotFoundError(SitdownError):
    """Nothing of this person's answers to the reference; another's rows count as absent.

    Args:
        what: what was looked for, such as ``session``.
        reference: the words it was called by.
        listed_by: the command that shows the ones there are.
    """

    def __init__(self, what: str, reference: str, listed_by: str = "sitdown list") -> None:
        super().__init__(
            f"There is no {what} {reference!r}. `{listed_by}` shows the ones there are."
        )


class AmbiguousReferenceError(SitdownError):
    """A shortened id fits several rows; ``what`` they are, in the plural."""

    def __init__(self, reference: str, matches: int, what: str = "sessions") -> None:
        super().__init__(f"{reference!r} fits {matches} {what}. Give more of the id.")


class IllegalMoveError(SitdownError):
    """The lifecycle has no such move from where the session stands.

    Args:
        done: what was to be done to it, as a participle such as ``paused``.
        status: where it stands.
        possible: what can be done to it there, in the same form.
    """

    def __init__(self, done: str, status: str, possible: Sequence[str]) -> None:
        *others, last = possible or ("read or deleted",)
        way_out = f"be {', '.join(others)} or {last}" if others else f"only be {last}"
        super().__init__(f"A session that is {status} cannot be {done}. It can {way_out}.")


class AlreadyBegunError(SitdownError):
    """A session that has begun was to be set for later."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” has begun already, so it cannot be set for later. "
            "Pause it, or begin another one for then."
        )


class ClosedSessionError(SitdownError):
    """Something was to be said in a session that is no longer open."""

    def __init__(self, title: str, status: str) -> None:
        way_on = "Reopen it to say more" if status == "completed" else "It can only be read"
        super().__init__(f"“{title}” is {status}. {way_on}.")


class NotBegunError(SitdownError):
    """Something was to be said in a session that is only scheduled."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” has not begun. Start it first.")


class NoQuestionWaitsError(SitdownError):
    """An answer was given where nothing is asked, or where all is answered."""

    def __init__(self, step: str) -> None:
        super().__init__(
            f"No question waits at “{step}”. Go on to the next step, or say something unasked."
        )


class NotSummedUpError(SitdownError):
    """A session without a summary."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” was not summed up yet. That happens after a few messages, when you pause, "
            "and at its end."
        )


class LastPhaseError(SitdownError):
    """There is no phase after the one the session is in."""

    def __init__(self, phase: str) -> None:
        super().__init__(f"“{phase}” is the last phase. Complete the session instead.")


class NotReadyToCompleteError(SitdownError):
    """The kind still misses something before the session may be called done."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)


class StaleWriteError(SitdownError):
    """The row changed after the caller read it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} changed in another window meanwhile. Look at it and try again.")


class AlreadyRevisedError(SitdownError):
    """An entry can be superseded once; later revisions follow the newest."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Entry {number} was already revised. Revise the one that stands in its place."
        )


class InvalidEntryError(SitdownError):
    """The data of an entry does not fit its type."""

    def __init__(self, entry_type: str, problems: Iterable[str]) -> None:
        super().__init__(f"This is not a valid {entry_type}: {'; '.join(problems)}.")


class WrongRoleError(SitdownError):
    """The type belongs to the other voice."""

    def __init__(self, entry_type: str, role: str) -> None:
        super().__init__(f"Only the {role} says a {entry_type}.")


class OwnWordsError(SitdownError):
    """A reaction to what the person said, where the buddy's words take one."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Entry {number} is your own. Reactions are for what the buddy says.")


class UnknownNameError(SitdownError):
    """A kind, entry type, step or playbook version that Sitdown does not have."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no {what} {name!r}. There are: {', '.join(known)}.")


class InvalidRangeError(SitdownError):
    """A number outside what it can mean."""

    def __init__(self, what: str, value: object, low: object, high: object) -> None:
        super().__init__(f"{what} is {value}; it goes from {low} to {high}.")


class InvalidTimeError(SitdownError):
    """Text that was to be a date or a time of day and is not."""

    def __init__(self, text: str, wanted: str) -> None:
        super().__init__(f"{text!r} is not a time I can read. Write it as {wanted}.")


class PastTimeError(SitdownError):
    """A date or a time of day that should be to come and is past."""

    def __init__(self, text: str, wanted: str) -> None:
        super().__init__(f"{text!r} is past. Name {wanted}.")


class EmptyTextError(SitdownError):
    """Nothing was said."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} is empty. Write something first.")


class SessionTakenError(SitdownError):
    """There already is a session about this, and there can be only one."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” already exists. Go on with it, or cancel it first.")


class StoreNewerError(SitdownError):
    """The database was written by a later Sitdown."""

    def __init__(self, path: str, version: str) -> None:
        super().__init__(
            f"{path} was written by a newer Sitdown (schema {version}). "
            "Update Sitdown; the file was not touched."
        )
        self.version = version


class StoreForeignError(SitdownError):
    """The file is a database, and not one of Sitdown."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is a database of another program. It was not touched. "
            "Name another folder with --home DIR or SITDOWN_HOME."
        )


class StoreUnwritableError(SitdownError):
    """The disk is full, read-only or failing."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"{path} cannot be written ({reason}). What was said before is safe; "
            "make room or give the rights, and try again."
        )


class StoreDamagedError(SitdownError):
    """The database file cannot be read as one."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read ({reason}). It was not touched. "
            "`sitdown restore` brings back the newest backup and keeps this file beside it."
        )


class StoreBusyError(SitdownError):
    """Another process held the write lock for too long."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            f"Another program has been writing to {path} for {seconds:.0f} seconds. "
            "Nothing was lost; try again when it is done."
        )
