"""What the database holds of the files of sessions, and how it follows them."""

from sitdown.kinds.work.mirror.looking import get_session, list_sessions
from sitdown.kinds.work.mirror.syncing import (
    onboard_project_sessions,
    sync_all_sessions_in_project,
    sync_session_from_filesystem,
)

__all__ = [
    "get_session",
    "list_sessions",
    "onboard_project_sessions",
    "sync_all_sessions_in_project",
    "sync_session_from_filesystem",
]
