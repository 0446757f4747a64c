"""What the database holds of the files of sessions, and how it follows them."""

from sitdown.kinds.work.mirror.findings import Finding, FindingKind
from sitdown.kinds.work.mirror.looking import get_session, list_sessions
from sitdown.kinds.work.mirror.settling import settle
from sitdown.kinds.work.mirror.syncing import (
    onboard_project_sessions,
    rebuild_mirror,
    sync_all_sessions_in_project,
    sync_session_from_filesystem,
)
from sitdown.kinds.work.mirror.verifying import Verification, mend, mend_all, verify

__all__ = [
    "Finding",
    "FindingKind",
    "Verification",
    "get_session",
    "list_sessions",
    "mend",
    "mend_all",
    "onboard_project_sessions",
    "rebuild_mirror",
    "settle",
    "sync_all_sessions_in_project",
    "sync_session_from_filesystem",
    "verify",
]
