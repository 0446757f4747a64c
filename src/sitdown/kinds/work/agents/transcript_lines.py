"""What a line of an agent's transcript says of a request to a model. Pure.

The format is called internal by those who write it, so nothing is taken for granted but this: a
line that has a message with its usage is one report of one request, and there are several of each.
Which of them counts does not depend on the order they are read in:

- Reports with the same message id and request id are one request. One that is not of a sidechain
  wins, then the one with the most tokens (early ones have only begun to count what comes out), then
  the earliest.
- A sidechain may replay a message under another request id, so its reports are one request for
  each message id, and none where the message is known from elsewhere.
- The four numbers of tokens are disjoint. What the cache wrote is listed again by its age: that
  parts the number, and adds nothing.
- Answers made up by the agent itself, and errors, cost nothing.

Parents are not followed: after a resume or a fork they are missing or go in circles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sitdown.kinds.work.agents.tokens import Tokens

MOST_TOKENS = 10**9
"""More than a thousand times what any request can hold: beyond it a number is no count."""

ANSWER = "assistant"
"""The type of lines that may report a request; very old ones have no type."""

_SIDECHAIN = "~"
_MADE_UP = "<synthetic>"


class Request(NamedTuple):
    """One report of a request.

    Attributes:
        key: the same for all reports of a request: message id, a blank, request id.
        sdk_session_id: the agent's session.
        agent_key: the subagent's id; empty for the main agent.
        told_dollars: what an old line says it cost.
        is_free: made up by the agent, or an error.
    """

    key: str
    timestamp: datetime
    sdk_session_id: str
    agent_key: str
    model: str
    tokens: Tokens
    is_sidechain: bool
    speed: str
    branch: str
    cwd: str
    told_dollars: float | None
    is_free: bool

    def counts_before(self, other: Request) -> bool:
        """Whether, of two reports of one request, this is the one that counts."""
        mine, others = self.tokens.total, other.tokens.total
        return mine > others or (mine == others and self.timestamp < other.timestamp)


def request_of(line: Mapping[str, Any], session: str, agent: str) -> Request | None:
    """The request that a line reports; None when it reports none.

    Args:
        line: a line's JSON object.
        session: the session that the file is named after, for lines that name none.
        agent: the subagent that the file is named after; empty for a main agent's.
    """
    message = line.get("message")
    if not isinstance(message, dict) or line.get("type", ANSWER) != ANSWER:
        return None
    usage = message.get("usage")
    if not isinstance(usage, dict):
        return None
    timestamp = _moment(line.get("timestamp"))
    tokens = _tokens(usage)
    is_sidechain = line.get("isSidechain") is True
    key = _key(line, message, is_sidechain=is_sidechain)
    if timestamp is None or tokens is None or key is None:
        return None
    model = _text(message.get("model"))
    # By place: twice as fast as by name, and there are hundreds of thousands.
    return Request(
        key,
        timestamp,
        _text(line.get("sessionId")) or session,
        _text(line.get("agentId")) or agent,
        model,
        tokens,
        is_sidechain,
        _text(usage.get("speed")),
        _text(line.get("gitBranch")),
        _text(line.get("cwd")),
        _dollars(line.get("costUSD")),
        model == _MADE_UP or line.get("isApiErrorMessage") is True,
    )


def sidechain_key(message_id: str) -> str:
    """The key of what a sidechain tells of a message."""
    return f"{message_id} {_SIDECHAIN}"


def _key(line: Mapping[str, Any], message: Mapping[str, Any], *, is_sidechain: bool) -> str | None:
    """Message id, a blank, request id; a missing message id is stood in for by what is copied along
    in a fork.
    """
    request = _text(line.get("requestId"))
    message_id = _text(message.get("id")) or request or _text(line.get("uuid"))
    if not message_id:
        return None
    if " " in message_id:
        message_id = message_id.replace(" ", "_")
    return f"{message_id} {_SIDECHAIN if is_sidechain else request}"


def _tokens(usage: Mapping[str, Any]) -> Tokens | None:
    fresh = usage.get("input_tokens", 0)
    out = usage.get("output_tokens", 0)
    read = usage.get("cache_read_input_tokens", 0)
    written = usage.get("cache_creation_input_tokens", 0)
    by_age = usage.get("cache_creation")
    long = short = 0
    if isinstance(by_age, dict):
        long = by_age.get("ephemeral_1h_input_tokens", 0)
        short = by_age.get("ephemeral_5m_input_tokens", 0)
    counts = (fresh or 0, out or 0, read or 0, written or 0, long or 0, short or 0)
    for each in counts:
        if type(each) is not int or not 0 <= each <= MOST_TOKENS:
            return None
    fresh, out, read, written, long, short = counts
    if "cache_creation_input_tokens" not in usage:
        written = long + short
    long = min(long, written)
    return Tokens(fresh, out, written - long, long, read)


def _moment(text: object) -> datetime | None:
    """A moment, in UTC; a naive one is taken for UTC."""
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is UTC:
            return moment
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _dollars(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) and 0 <= value < 10**6 else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
