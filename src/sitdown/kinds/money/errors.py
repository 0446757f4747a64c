"""What can go wrong with the ledger and the reviews: one class a cause."""

from __future__ import annotations

from sitdown.errors import SitdownError


class UnknownAccountError(SitdownError):
    """No account of that name, where one is needed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no account {name!r}. It begins with the first file imported into it."
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
