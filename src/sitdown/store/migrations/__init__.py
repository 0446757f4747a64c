"""The numbered steps from an empty file to today's schema, run by Alembic only when needed.

Each step is one transaction together with the record that it ran, and a backup is made before
the first. Steps are never edited once released: their SQL stands as it was.
"""

VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every schema version in order; the last is today's."""
