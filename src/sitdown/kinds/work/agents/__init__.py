"""Agents at work on a project: what they do, as their hooks and transcripts tell it."""
