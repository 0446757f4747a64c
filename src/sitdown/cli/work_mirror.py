"""The commands of a project's sessions: follow it, read it, compare it."""

from __future__ import annotations
