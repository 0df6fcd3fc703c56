/// How versions are handed down: what children are offered, and what a node builds on.
enum Migration4 {
    static let all = [jobs, versions, parcels, handouts, bases]

    /// One more reason for a job.
    ///
    /// SQLite cannot change a check, so the table is made anew; what refers to it does so by its
    /// name.
    static let jobs = """
        CREATE TABLE wider_job (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            task_id INTEGER NOT NULL REFERENCES task (id),
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'evaluating', 'promoted',
                'rejected', 'failed', 'cancelled')),
            started_for TEXT NOT NULL CHECK (started_for IN ('first', 'operator', 'examples',
                'schedule', 'quality', 'base')),
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
        INSERT INTO wider_job SELECT * FROM job;
        DROP TABLE job;
        ALTER TABLE wider_job RENAME TO job;
        CREATE UNIQUE INDEX one_job_in_hand ON job (task_id)
            WHERE state IN ('queued', 'running', 'evaluating');
        """

    /// What a version stands on: the SHA-256 of the artifact that the parent handed down, and the
    /// parent's version in words.
    static let versions = """
        ALTER TABLE version ADD COLUMN base TEXT;
        ALTER TABLE version ADD COLUMN base_name TEXT;
        CREATE TRIGGER version_base_unchanged BEFORE UPDATE OF base, base_name ON version BEGIN
            SELECT RAISE(ABORT, 'versions are immutable');
        END;
        """

    /// Thinned artifacts and differences by their SHA-256, while somebody may need them.
    ///
    /// `is_taken`: whether it came from the parent, or is handed to children.
    static let parcels = """
        CREATE TABLE parcel (
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            is_taken INTEGER NOT NULL CHECK (is_taken IN (0, 1)),
            bytes BLOB NOT NULL,
            PRIMARY KEY (digest, is_taken)
        ) STRICT;
        """

    /// What each child was offered of each task last, and what it says that it made of it.
    ///
    /// `share` is how much of the features it gets. `budget`, `offer` and `adoption` are JSON that
    /// the store does not read; `recipe` tells what was thinned and how, for the promotion of that
    /// place in the task's history.
    static let handouts = """
        ALTER TABLE child ADD COLUMN budget TEXT;
        CREATE TABLE handout (
            child INTEGER NOT NULL REFERENCES child (id),
            task_id INTEGER NOT NULL REFERENCES task (id),
            share REAL NOT NULL CHECK (share > 0 AND share <= 1),
            recipe TEXT NOT NULL,
            promotion INTEGER NOT NULL,
            offer TEXT NOT NULL,
            adoption TEXT,
            PRIMARY KEY (child, task_id)
        ) STRICT, WITHOUT ROWID;
        """

    /// What the parent offered last of each task, and what became of it.
    ///
    /// `wanted` is the digest that is offered, `present` that of the base which was fetched and
    /// verified last and which every retrain builds on, `judged` the last one that was decided on.
    static let bases = """
        CREATE TABLE base (
            task_id INTEGER PRIMARY KEY REFERENCES task (id),
            offer TEXT NOT NULL,
            wanted TEXT NOT NULL,
            present TEXT,
            present_name TEXT,
            judged TEXT,
            state TEXT NOT NULL CHECK (state IN ('underWay', 'live', 'kept', 'refused')),
            remark TEXT NOT NULL,
            CHECK ((present IS NULL) = (present_name IS NULL))
        ) STRICT;
        """
}
