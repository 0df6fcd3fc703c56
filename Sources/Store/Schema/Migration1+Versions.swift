extension Migration1 {
    /// Jobs and their loss curves; a task has at most one job in hand.
    static let jobs = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            task_id INTEGER NOT NULL REFERENCES task (id),
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'evaluating', 'promoted',
                'rejected', 'failed', 'cancelled')),
            started_for TEXT NOT NULL CHECK (started_for IN ('first', 'operator', 'examples',
                'schedule', 'quality')),
            requested_by TEXT NOT NULL,
            queued_at INTEGER NOT NULL,
            started_at INTEGER,
            ended_at INTEGER,
            progress REAL NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
            epoch INTEGER NOT NULL DEFAULT 0,
            epochs INTEGER NOT NULL DEFAULT 0,
            loss REAL,
            held_out_loss REAL,
            version_id INTEGER REFERENCES version (id),
            gain REAL,
            remark TEXT NOT NULL DEFAULT '',
            CHECK ((ended_at IS NULL) = (state IN ('queued', 'running', 'evaluating')))
        ) STRICT;
        CREATE UNIQUE INDEX one_job_in_hand ON job (task_id)
            WHERE state IN ('queued', 'running', 'evaluating');

        CREATE TABLE loss_point (
            job_id INTEGER NOT NULL REFERENCES job (id),
            place INTEGER NOT NULL,
            epoch REAL NOT NULL,
            loss REAL NOT NULL,
            held_out_loss REAL,
            PRIMARY KEY (job_id, place)
        ) STRICT, WITHOUT ROWID;
        """

    /// Versions with their artifacts, and what went live when.
    ///
    /// An artifact is named by its SHA-256 and kept once. What a version is never changes; only
    /// where it stands (`state`, `gain`, `remark`) does. Promotions are only ever appended.
    static let versions = """
        CREATE TABLE artifact (
            digest TEXT NOT NULL PRIMARY KEY CHECK (digest <> ''),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER artifact_unchanged BEFORE UPDATE ON artifact BEGIN
            SELECT RAISE(ABORT, 'artifacts are immutable');
        END;
        CREATE TRIGGER artifact_kept BEFORE DELETE ON artifact BEGIN
            SELECT RAISE(ABORT, 'artifacts are kept for good');
        END;

        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            task_id INTEGER NOT NULL REFERENCES task (id),
            number INTEGER NOT NULL CHECK (number > 0),
            digest TEXT NOT NULL UNIQUE REFERENCES artifact (digest),
            state TEXT NOT NULL CHECK (state IN ('candidate', 'live', 'retired', 'rejected')),
            trained_at INTEGER NOT NULL,
            job_id INTEGER REFERENCES job (id),
            trained_up_to INTEGER NOT NULL CHECK (trained_up_to >= 0),
            source_counts TEXT NOT NULL,
            seed INTEGER NOT NULL,
            figures TEXT NOT NULL,
            gain REAL,
            remark TEXT NOT NULL DEFAULT '',
            detail TEXT NOT NULL,
            UNIQUE (task_id, number)
        ) STRICT;
        CREATE UNIQUE INDEX one_live_version ON version (task_id) WHERE state = 'live';
        CREATE TRIGGER version_unchanged
        BEFORE UPDATE OF id, task_id, number, digest, trained_at, job_id, trained_up_to,
            source_counts, seed, figures, detail ON version BEGIN
            SELECT RAISE(ABORT, 'versions are immutable');
        END;
        CREATE TRIGGER version_kept BEFORE DELETE ON version BEGIN
            SELECT RAISE(ABORT, 'versions are kept for good');
        END;

        CREATE TABLE promotion (
            id INTEGER PRIMARY KEY,
            task_id INTEGER NOT NULL REFERENCES task (id),
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            version_id INTEGER NOT NULL REFERENCES version (id),
            previous_id INTEGER REFERENCES version (id),
            kind TEXT NOT NULL CHECK (kind IN ('gate', 'override', 'rollback')),
            promoted_by TEXT NOT NULL CHECK (promoted_by <> ''),
            reason TEXT NOT NULL,
            promoted_at INTEGER NOT NULL,
            UNIQUE (task_id, sequence)
        ) STRICT;
        CREATE INDEX promotion_time ON promotion (task_id, promoted_at, sequence);
        CREATE INDEX promotion_newest ON promotion (promoted_at);
        CREATE TRIGGER promotion_unchanged BEFORE UPDATE ON promotion BEGIN
            SELECT RAISE(ABORT, 'promotions are immutable');
        END;
        CREATE TRIGGER promotion_kept BEFORE DELETE ON promotion BEGIN
            SELECT RAISE(ABORT, 'promotions are kept for good');
        END;
        """

    /// What happened (a ring, trimmed by the writer) and what operators did (kept for good).
    static let journal = """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            happened_at INTEGER NOT NULL,
            level TEXT NOT NULL CHECK (level IN ('debug', 'info', 'warning', 'error')),
            topic TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            done_at INTEGER NOT NULL,
            done_by TEXT NOT NULL CHECK (done_by <> ''),
            verb TEXT NOT NULL CHECK (verb <> ''),
            object TEXT NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit log is immutable');
        END;
        CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit log is kept for good');
        END;
        """
}
