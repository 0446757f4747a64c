"""Moments as the store keeps them: UTC without an offset, always with microseconds. Pure."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(stored: object) -> datetime:
    """The moment of a stored text, aware, in UTC."""
    return datetime.fromisoformat(str(stored)).replace(tzinfo=UTC)


def maybe_utc(stored: object) -> datetime | None:
    """As ``utc``, where there may be none."""
    return None if stored is None else utc(stored)


def stored_text(moment: datetime) -> str:
    """An aware moment as the ORM writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
