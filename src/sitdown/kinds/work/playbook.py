"""What a work session goes through: the phases of its state file. Light: Home reads it."""

from __future__ import annotations

from sitdown.engine.playbook import Phase, Playbook, Step

PLAYBOOKS = (
    Playbook(
        kind="work",
        version=1,
        phases=tuple(
            Phase(title, (Step(title.lower(), title, stage="panel"),))
            for title in ("Spec", "Plan", "Build", "Docs", "Complete")
        ),
    ),
)
"""Every version there was. A step's key is the phase's name in ``state.json``."""
