"""Why a bank file could not be read: one class a cause, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from sitdown.errors import SitdownError


class UnreadableStatementError(SitdownError):
    """The parent of every cause for which a whole file is refused."""


class EmptyStatementError(UnreadableStatementError):
    """The file has no text in it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is empty. Download it from your bank again.")


class BinaryStatementError(UnreadableStatementError):
    """The file is no text: a spreadsheet, a PDF, a picture."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(
            f"{name} is {kind}, not a text file. Ask your bank for CSV, OFX, QIF or CAMT."
        )


class MissingStatementError(UnreadableStatementError):
    """The file cannot be opened."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be opened ({reason}). Check the path.")


class TruncatedStatementError(UnreadableStatementError):
    """The file stops before its format says it ends."""

    def __init__(self, name: str, missing: str) -> None:
        super().__init__(f"{name} stops before its end: {missing}. Download it again.")


class LineTooLongError(UnreadableStatementError):
    """One line of the file is longer than any statement's."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            f"{name} has a line of more than {limit:,} characters, so it is not a bank's list. "
            "Ask your bank for CSV, OFX, QIF or CAMT."
        )


class StatementTooLargeError(UnreadableStatementError):
    """A file that has to be read at once is larger than memory should hold."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            f"{name} is larger than {limit // 1_000_000} MB. Download fewer months at a time."
        )


class UnsafeXmlError(UnreadableStatementError):
    """XML that declares its own entities, which no bank needs and attacks do."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} declares XML entities, which can hide an attack. It was not read. "
            "Download it from your bank again."
        )


class BrokenXmlError(UnreadableStatementError):
    """Text that should be XML and is not well formed."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} is damaged XML ({reason}). Download it again.")


class UnknownStatementError(UnreadableStatementError):
    """Readable text in which no list of movements can be found."""

    def __init__(self, name: str, missing: str) -> None:
        super().__init__(
            f"{name} does not look like a bank statement: {missing}. "
            "Ask your bank for CSV, OFX, QIF or CAMT."
        )


class SeveralListsError(UnreadableStatementError):
    """The file goes on with a list of other columns, mostly of another account."""

    def __init__(self, name: str, names: Iterable[str]) -> None:
        super().__init__(
            f"{name} holds several lists: another one begins with {', '.join(names)!r}. "
            "Download one account at a time."
        )


class UnreadableRowsError(UnreadableStatementError):
    """A list of which not one row can be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"No row of {name} can be read. Of the first: {reason.rstrip('.')}. "
            "Ask your bank for CSV, OFX, QIF or CAMT."
        )


class WrongCurrencyError(UnreadableStatementError):
    """The file is in another currency than the account it is imported into; ``account`` is that
    account's name, where it was named.
    """

    def __init__(self, name: str, found: Iterable[str], expected: str, account: str = "") -> None:
        called = f"the account {account!r}" if account else "the account"
        super().__init__(
            f"{name} is in {', '.join(found)}, {called} is in {expected}. "
            "Import it into another account."
        )


class UnansweredQuestionsError(UnreadableStatementError):
    """The rows were asked for while something about the file is still open."""

    def __init__(self, name: str, questions: Iterable[str]) -> None:
        super().__init__(f"{name} leaves something open. {' '.join(questions)}")


class UnknownAnswerError(SitdownError):
    """An answer that the question does not have."""

    def __init__(self, key: str, answer: str, possible: Iterable[str]) -> None:
        super().__init__(f"{key} cannot be {answer!r}. It is one of: {', '.join(possible)}.")
