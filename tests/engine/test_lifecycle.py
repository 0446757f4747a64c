from __future__ import annotations

import pytest

from sitdown.engine.lifecycle import MOVES, OPEN, Move, Status, after, moves_from
from sitdown.errors import IllegalMoveError


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", Move)
def test_a_move_is_in_the_table_or_refused(status: Status, move: Move) -> None:
    if (status, move) in MOVES:
        assert after(status, move) is MOVES[status, move]
        assert move in moves_from(status)
    else:
        with pytest.raises(IllegalMoveError, match=f"cannot be {move.done}"):
            after(status, move)


def test_only_reopening_leads_out_of_an_end() -> None:
    ends = set(Status) - OPEN - {Status.SCHEDULED}
    assert [(origin, move) for origin, move in MOVES if origin in ends] == [
        (Status.COMPLETED, Move.REOPEN)
    ]
    assert {status for status in Status if (status, Move.CANCEL) in MOVES} == {
        Status.SCHEDULED,
        *OPEN,
    }


def test_a_refusal_says_what_can_be_done_instead() -> None:
    with pytest.raises(IllegalMoveError, match=r"It can be started or cancelled\.$"):
        after(Status.SCHEDULED, Move.PAUSE)
    with pytest.raises(IllegalMoveError, match=r"It can only be reopened\.$"):
        after(Status.COMPLETED, Move.PAUSE)
    with pytest.raises(IllegalMoveError, match=r"It can only be read or deleted\.$"):
        after(Status.CANCELLED, Move.PAUSE)
