"""The one SQLite file: opening, migrating, backing up, checking, and the first glance at it."""
