"""What can go wrong with the ledger and the reviews: one class a cause."""

from __future__ import annotations

from datetime import date

from sitdown.errors import SitdownError
from sitdown.kinds.money.amounts import format_amount


class UnknownAccountError(SitdownError):
    """No account of that name, where one is needed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no account {name!r}. It begins with the first file imported into it, "
            "or with `sitdown money balance NAME AMOUNT --new` when it has no files."
        )


class UnknownCategoryError(SitdownError):
    """A category that does not exist."""

    def __init__(self, category: str) -> None:
        super().__init__(
            f"There is no category {category!r}. `sitdown money categories` lists them."
        )


class UnknownTransactionError(SitdownError):
    """A movement that is not in the ledger."""

    def __init__(self, transaction_id: str) -> None:
        super().__init__(f"There is no transaction {transaction_id!r}. It may have been undone.")


class UnknownFundError(SitdownError):
    """A fund that does not exist."""

    def __init__(self, fund: str) -> None:
        super().__init__(
            f"There is no fund {fund!r}. `sitdown money funds` shows the ones there are."
        )


class UnknownFileError(SitdownError):
    """An import that does not exist, or was undone."""

    def __init__(self, file_id: str) -> None:
        super().__init__(f"There is no import {file_id!r}. It may have been undone already.")


class NegativeAmountError(SitdownError):
    """A budget or a fund below nothing."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} cannot be below zero. Give an amount of zero or more.")


class TooFewPartsError(SitdownError):
    """A split into one part, or none."""

    def __init__(self) -> None:
        super().__init__("A split has at least two parts. Name each as CATEGORY=AMOUNT.")


class SplitSumError(SitdownError):
    """Parts that do not add up to the movement."""

    def __init__(self, found_minor: int, whole_minor: int, currency: str) -> None:
        found = format_amount(found_minor, currency)
        whole = format_amount(whole_minor, currency)
        super().__init__(f"The parts add up to {found}, the payment is {whole}. Change a part.")


class NoTransferError(SitdownError):
    """Two movements that cannot be one transfer."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"These are no transfer: {reason}. Choose two opposite payments on two accounts."
        )


class NotPairedError(SitdownError):
    """A movement that is no side of a transfer, where one is needed."""

    def __init__(self, transaction_id: str) -> None:
        super().__init__(
            f"{transaction_id!r} is no side of a transfer. `sitdown money transfers` lists them."
        )


class UnknownSeriesError(SitdownError):
    """Nothing of that key recurs."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Nothing called {key!r} recurs. `sitdown money recurring` lists what does."
        )


class NotCancellableError(SitdownError):
    """Nothing of that key recurs, or it is income, or has stopped already."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Nothing called {key!r} recurs that could be ended. "
            "`sitdown money cancel SESSION` lists what could."
        )


class UnknownDismissalError(SitdownError):
    """Nothing of that name was dismissed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} was not dismissed. `sitdown money dismissals` lists what was.")


class NotWithdrawableError(SitdownError):
    """An entry that is neither a promise nor put aside into a fund."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Entry {number} cannot be withdrawn or brought back. "
            "Name a promise, or what goes into a fund."
        )


class BalanceAheadError(SitdownError):
    """A balance of a day that is still to come."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day} is still to come. Say what is on the account today, or was.")


class UnknownGoalSubjectError(SitdownError):
    """Nothing of that name can have a goal."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no fund and no category of spending {name!r}. "
            "`sitdown money funds NAME` begins a fund."
        )


class NoGoalError(SitdownError):
    """A goal that is to end where there is none."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no goal. `sitdown money goals` shows the ones there are.")


class BalanceTooLargeError(SitdownError):
    """A balance that no account holds."""

    def __init__(self) -> None:
        super().__init__("That is more than any account holds. Say it anew with fewer digits.")


class NameTooLongError(SitdownError):
    """A name that no list could show."""

    def __init__(self, what: str, name: str, most: int) -> None:
        super().__init__(
            f"The name of the {what} that begins with {name[:30]!r} has {len(name):,} characters. "
            f"Give one of at most {most}."
        )
