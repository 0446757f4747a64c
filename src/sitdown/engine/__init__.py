"""Sessions, entries, phases, follow-ups and search: what every kind shares. It knows no kind."""
