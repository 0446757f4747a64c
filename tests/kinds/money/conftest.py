"""A desk with the real money kind, and small bank files for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.money.kind import KIND

Written = Callable[..., Path]


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(KIND)


@pytest.fixture
def other_desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(KIND, user_id="another")


@pytest.fixture
def write_bank_file(tmp_path: Path) -> Written:
    """Write a file of ``date,payee,amount`` rows, in euros."""

    def write(rows: Iterable[tuple[str, str, str]], name: str = "bank.csv") -> Path:
        lines = ["Date,Payee,Amount,Currency"]
        lines += [f'{day},"{payee}",{amount},EUR' for day, payee, amount in rows]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
