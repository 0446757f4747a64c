"""The monthly money review."""
