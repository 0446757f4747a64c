"""Projects: their sessions as their files tell them, agents, costs, tasks, blockers, context."""

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    """
    CREATE TABLE project (
        id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        working_dir VARCHAR NOT NULL,
        context_folder VARCHAR NOT NULL,
        added_at DATETIME NOT NULL,
        last_opened_at DATETIME,
        missing_since DATETIME,
        PRIMARY KEY (id),
        UNIQUE (user_id, working_dir)
    )
    """,
    """
    CREATE TABLE work_blocker (
        id VARCHAR NOT NULL,
        project_id VARCHAR NOT NULL,
        number INTEGER NOT NULL,
        question VARCHAR NOT NULL,
        priority VARCHAR NOT NULL,
        task_number INTEGER,
        created_at DATETIME NOT NULL,
        resolved_at DATETIME,
        PRIMARY KEY (id),
        UNIQUE (project_id, number),
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE work_context (
        id VARCHAR NOT NULL,
        project_id VARCHAR NOT NULL,
        content JSON NOT NULL,
        reason VARCHAR NOT NULL,
        saved_at DATETIME NOT NULL,
        cleared_at DATETIME,
        archived_as VARCHAR,
        PRIMARY KEY (id),
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX work_context_by_project ON work_context (project_id, saved_at)
    """,
    """
    CREATE TABLE work_file_read (
        user_id VARCHAR NOT NULL,
        path VARCHAR NOT NULL,
        project_id VARCHAR,
        byte_offset INTEGER NOT NULL,
        file_identity VARCHAR NOT NULL,
        counts JSON NOT NULL,
        read_at DATETIME NOT NULL,
        PRIMARY KEY (user_id, path),
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE INDEX ix_work_file_read_project_id ON work_file_read (project_id)
    """,
    """
    CREATE TABLE work_session (
        id VARCHAR NOT NULL,
        project_id VARCHAR NOT NULL,
        session_slug VARCHAR NOT NULL,
        session_id VARCHAR,
        first_seen_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (project_id, session_slug),
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE,
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE INDEX ix_work_session_session_id ON work_session (session_id)
    """,
    """
    CREATE TABLE work_task (
        id VARCHAR NOT NULL,
        project_id VARCHAR NOT NULL,
        number INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        status VARCHAR NOT NULL,
        priority VARCHAR NOT NULL,
        phase VARCHAR NOT NULL,
        tags JSON NOT NULL,
        depends_on JSON NOT NULL,
        due_at DATETIME,
        scheduled_at DATETIME,
        source VARCHAR NOT NULL,
        source_key VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        updated_at DATETIME NOT NULL,
        completed_at DATETIME,
        PRIMARY KEY (id),
        UNIQUE (project_id, number),
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX work_task_by_status ON work_task (project_id, status, updated_at)
    """,
    """
    CREATE TABLE work_agent (
        id VARCHAR NOT NULL,
        project_id VARCHAR NOT NULL,
        work_session_id VARCHAR,
        sdk_session_id VARCHAR NOT NULL,
        agent_key VARCHAR NOT NULL,
        agent_type VARCHAR NOT NULL,
        model VARCHAR NOT NULL,
        status VARCHAR NOT NULL,
        checkpoint INTEGER,
        transcript_path VARCHAR NOT NULL,
        cwd VARCHAR NOT NULL,
        branch VARCHAR NOT NULL,
        started_at DATETIME NOT NULL,
        last_event_at DATETIME NOT NULL,
        ended_at DATETIME,
        PRIMARY KEY (id),
        UNIQUE (project_id, sdk_session_id, agent_key),
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE,
        FOREIGN KEY(work_session_id) REFERENCES work_session (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE INDEX ix_work_agent_work_session_id ON work_agent (work_session_id)
    """,
    """
    CREATE TABLE work_answer (
        id VARCHAR NOT NULL,
        blocker_id VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        answered_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(blocker_id) REFERENCES work_blocker (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX work_answer_by_blocker ON work_answer (blocker_id, answered_at)
    """,
    """
    CREATE TABLE work_mark (
        number INTEGER NOT NULL,
        work_session_id VARCHAR NOT NULL,
        phase VARCHAR NOT NULL,
        checkpoint INTEGER,
        seen_at DATETIME NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(work_session_id) REFERENCES work_session (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX work_mark_by_session ON work_mark (work_session_id, seen_at)
    """,
    """
    CREATE TABLE work_mirror (
        work_session_id VARCHAR NOT NULL,
        project_id VARCHAR NOT NULL,
        session_slug VARCHAR NOT NULL,
        session_dir VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        status VARCHAR NOT NULL,
        execution_status VARCHAR NOT NULL,
        session_type VARCHAR NOT NULL,
        schema_version INTEGER NOT NULL,
        spec_exists BOOLEAN NOT NULL,
        plan_exists BOOLEAN NOT NULL,
        checkpoints_total INTEGER NOT NULL,
        checkpoints_completed INTEGER NOT NULL,
        current_checkpoint INTEGER,
        branch VARCHAR,
        worktree VARCHAR,
        state_text VARCHAR NOT NULL,
        extra JSON NOT NULL,
        state_updated_at DATETIME,
        file_stamp VARCHAR NOT NULL,
        content_hash VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        sync_status VARCHAR NOT NULL,
        sync_error VARCHAR,
        synced_at DATETIME NOT NULL,
        PRIMARY KEY (work_session_id),
        FOREIGN KEY(work_session_id) REFERENCES work_session (id) ON DELETE CASCADE,
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX work_mirror_by_project
        ON work_mirror (project_id, session_slug, file_stamp, sync_status)
    """,
    """
    CREATE TABLE work_agent_log (
        id VARCHAR NOT NULL,
        agent_id VARCHAR NOT NULL,
        event_type VARCHAR NOT NULL,
        tool_name VARCHAR NOT NULL,
        summary VARCHAR NOT NULL,
        failed BOOLEAN NOT NULL,
        payload JSON NOT NULL,
        line_key VARCHAR NOT NULL,
        timestamp DATETIME NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(agent_id) REFERENCES work_agent (id) ON DELETE CASCADE,
        UNIQUE (line_key)
    )
    """,
    """
    CREATE INDEX work_agent_log_by_agent ON work_agent_log (agent_id, timestamp)
    """,
    """
    CREATE TABLE work_request (
        project_id VARCHAR NOT NULL,
        message_key VARCHAR NOT NULL,
        agent_id VARCHAR NOT NULL,
        work_session_id VARCHAR,
        phase VARCHAR NOT NULL,
        checkpoint INTEGER,
        model VARCHAR NOT NULL,
        is_sidechain BOOLEAN NOT NULL,
        input_tokens INTEGER NOT NULL,
        output_tokens INTEGER NOT NULL,
        cache_write_5m_tokens INTEGER NOT NULL,
        cache_write_1h_tokens INTEGER NOT NULL,
        cache_read_tokens INTEGER NOT NULL,
        cost_microdollars INTEGER,
        speed VARCHAR NOT NULL,
        branch VARCHAR NOT NULL,
        cwd VARCHAR NOT NULL,
        timestamp DATETIME NOT NULL,
        PRIMARY KEY (project_id, message_key),
        FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE,
        FOREIGN KEY(agent_id) REFERENCES work_agent (id) ON DELETE CASCADE,
        FOREIGN KEY(work_session_id) REFERENCES work_session (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE INDEX ix_work_request_agent_id ON work_request (agent_id)
    """,
    """
    CREATE INDEX work_request_by_project ON work_request (project_id, timestamp)
    """,
    """
    CREATE INDEX work_request_by_session ON work_request (work_session_id, checkpoint)
    """,
)


def upgrade() -> None:
    """Make the tables of projects."""
    for statement in _STATEMENTS:
        op.execute(statement)
