"""The log and what surrounds it: sessions, entries, drafts, follow-ups, search."""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """
    CREATE TABLE erasure (
        session_id VARCHAR NOT NULL,
        PRIMARY KEY (session_id)
    )
    """,
    """
    CREATE TABLE session (
        id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        playbook_version INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        intention VARCHAR NOT NULL,
        subject VARCHAR,
        status VARCHAR NOT NULL,
        act INTEGER NOT NULL,
        step VARCHAR NOT NULL,
        cursor JSON NOT NULL,
        success_indicators JSON NOT NULL,
        completion_indicators JSON NOT NULL,
        constraints VARCHAR NOT NULL,
        procedure_notes VARCHAR NOT NULL,
        scheduled_at DATETIME,
        scheduled_duration_minutes INTEGER,
        started_at DATETIME,
        ended_at DATETIME,
        summary_text VARCHAR NOT NULL,
        next_plan_text VARCHAR NOT NULL,
        primary_topic VARCHAR NOT NULL,
        success_rating INTEGER,
        completion_percentage INTEGER NOT NULL,
        needs_followup BOOLEAN NOT NULL,
        followup_notes VARCHAR NOT NULL,
        next_session_suggestion VARCHAR NOT NULL,
        previous_session_id VARCHAR,
        revision INTEGER NOT NULL,
        created_at DATETIME NOT NULL,
        updated_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT rating_from_1_to_5 CHECK (success_rating BETWEEN 1 AND 5),
        CONSTRAINT percentage_is_one CHECK (completion_percentage BETWEEN 0 AND 100),
        FOREIGN KEY(previous_session_id) REFERENCES session (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE UNIQUE INDEX one_session_a_subject ON session (user_id, kind, subject)
        WHERE subject IS NOT NULL AND status != 'cancelled'
    """,
    "CREATE INDEX session_by_status ON session (user_id, status, updated_at, id)",
    "CREATE INDEX session_by_touch ON session (user_id, updated_at, id)",
    """
    CREATE TABLE artifact (
        id VARCHAR NOT NULL,
        session_id VARCHAR NOT NULL,
        artifact_type VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        path VARCHAR NOT NULL,
        data JSON NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_artifact_session_id ON artifact (session_id)",
    """
    CREATE TABLE draft (
        session_id VARCHAR NOT NULL,
        step VARCHAR NOT NULL,
        field VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        updated_at DATETIME NOT NULL,
        PRIMARY KEY (session_id, step, field),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE entry (
        number INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        session_id VARCHAR NOT NULL,
        act INTEGER NOT NULL,
        step VARCHAR NOT NULL,
        sequence_num INTEGER NOT NULL,
        place INTEGER NOT NULL,
        entry_type VARCHAR NOT NULL,
        role VARCHAR NOT NULL,
        content VARCHAR NOT NULL,
        data JSON NOT NULL,
        trace_id VARCHAR,
        supersedes_id VARCHAR,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (session_id, sequence_num),
        UNIQUE (id),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
        UNIQUE (supersedes_id),
        FOREIGN KEY(supersedes_id) REFERENCES entry (id)
    )
    """,
    "CREATE INDEX entry_by_place ON entry (session_id, place, sequence_num)",
    """
    CREATE TABLE follow_up (
        id VARCHAR NOT NULL,
        session_id VARCHAR NOT NULL,
        minute_of_day INTEGER NOT NULL,
        due_on DATE,
        enabled BOOLEAN NOT NULL,
        last_done_on DATE,
        text VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_follow_up_session_id ON follow_up (session_id)",
    """
    CREATE TABLE note (
        id VARCHAR NOT NULL,
        session_id VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_note_session_id ON note (session_id)",
    """
    CREATE TABLE phase_mark (
        number INTEGER NOT NULL,
        session_id VARCHAR NOT NULL,
        act INTEGER NOT NULL,
        started_at DATETIME NOT NULL,
        completed_at DATETIME,
        PRIMARY KEY (number),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_phase_mark_session_id ON phase_mark (session_id)",
    """
    CREATE TABLE sitting (
        number INTEGER NOT NULL,
        session_id VARCHAR NOT NULL,
        started_at DATETIME NOT NULL,
        ended_at DATETIME,
        last_seen_at DATETIME NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_sitting_session_id ON sitting (session_id)",
    """
    CREATE UNIQUE INDEX one_open_sitting ON sitting (session_id)
        WHERE ended_at IS NULL
    """,
    """
    CREATE TABLE evidence (
        entry_id VARCHAR NOT NULL,
        rule VARCHAR NOT NULL,
        parameters JSON NOT NULL,
        row_ids JSON NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE feedback (
        entry_id VARCHAR NOT NULL,
        liking VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )
    """,
)

# Replacing (INSERT OR REPLACE) deletes without firing delete triggers, so it is refused before.
_APPEND_ONLY = (
    """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN
        SELECT RAISE(ABORT, 'an entry is never changed; revise it');
    END
    """,
    """
    CREATE TRIGGER entry_goes_only_with_its_session BEFORE DELETE ON entry
    WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE session_id = OLD.session_id)
    BEGIN
        SELECT RAISE(ABORT, 'an entry is never deleted; erase its whole session');
    END
    """,
    """
    CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
    WHEN EXISTS (
        SELECT 1 FROM entry
        WHERE number = NEW.number OR id = NEW.id OR supersedes_id = NEW.supersedes_id
        OR (session_id = NEW.session_id AND sequence_num = NEW.sequence_num)
    )
    BEGIN
        SELECT RAISE(ABORT, 'an entry is never replaced; revise it');
    END
    """,
    """
    CREATE TRIGGER entry_revises_its_own_session BEFORE INSERT ON entry
    WHEN NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM entry
        WHERE id = NEW.supersedes_id AND session_id = NEW.session_id AND place = NEW.place
    )
    BEGIN
        SELECT RAISE(ABORT, 'a revision stands in the place of what it supersedes');
    END
    """,
)

_EVIDENCE_STANDS = (
    """
    CREATE TRIGGER evidence_is_never_changed BEFORE UPDATE ON evidence
    BEGIN
        SELECT RAISE(ABORT, 'evidence is never changed');
    END
    """,
    """
    CREATE TRIGGER evidence_is_never_replaced BEFORE INSERT ON evidence
    WHEN EXISTS (SELECT 1 FROM evidence WHERE entry_id = NEW.entry_id)
    BEGIN
        SELECT RAISE(ABORT, 'evidence is never replaced');
    END
    """,
    """
    CREATE TRIGGER evidence_goes_only_with_its_session BEFORE DELETE ON evidence
    WHEN NOT EXISTS (
        SELECT 1 FROM erasure JOIN entry ON entry.session_id = erasure.session_id
        WHERE entry.id = OLD.entry_id
    ) AND EXISTS (SELECT 1 FROM entry WHERE id = OLD.entry_id)
    BEGIN
        SELECT RAISE(ABORT, 'evidence is never deleted; erase its whole session');
    END
    """,
)

_SEARCH = (
    """
    CREATE VIRTUAL TABLE entry_words USING fts5 (
        content, content = 'entry', content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    """
    CREATE TRIGGER entry_words_follow_insert AFTER INSERT ON entry
    BEGIN
        INSERT INTO entry_words (rowid, content) VALUES (NEW.number, NEW.content);
    END
    """,
    """
    CREATE TRIGGER entry_words_follow_delete AFTER DELETE ON entry
    BEGIN
        INSERT INTO entry_words (entry_words, rowid, content)
        VALUES ('delete', OLD.number, OLD.content);
    END
    """,
)

_VIEWS = (
    """
    CREATE VIEW entry_with_successor AS
    SELECT entry.*, newer.id AS superseded_by
    FROM entry LEFT JOIN entry AS newer ON newer.supersedes_id = entry.id
    """,
    """
    CREATE VIEW entry_as_it_stands AS
    SELECT * FROM entry_with_successor WHERE superseded_by IS NULL
    """,
)


def upgrade() -> None:
    """Make everything the engine stands on."""
    for statement in (*_TABLES, *_APPEND_ONLY, *_EVIDENCE_STANDS, *_SEARCH, *_VIEWS):
        op.execute(statement)
