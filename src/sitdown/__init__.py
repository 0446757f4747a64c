"""Sitdown: guided sessions that a person holds with themselves, in the terminal, offline."""

__version__ = "0.1.0"
