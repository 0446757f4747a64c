"""The app: the only layer that imports Textual."""
