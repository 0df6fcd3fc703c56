extension Migration1 {
    /// Questions, what they hold, and every answer they got.
    ///
    /// `state`: 0 waiting, 1 answered, 2 unanswerable. The payload lies in a table of its own, so
    /// that a list of a million questions never drags it along. Lists are served by two indexes
    /// on the queue (one task's, everybody's): within a state, never skipped first, then by time;
    /// read backwards they give the newest. The ends of ids, which people type, are indexed for
    /// the waiting ones only: they are random, and so the dearest index to keep.
    /// `question_count` is kept by triggers.
    ///
    /// `via` is ranked: 0 memory, 1 model, 2 expert, 3 human; `hops` counts the tiers above this
    /// one at which the answer was found, the higher the better among equals.
    static let questions = """
        CREATE TABLE question (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            task_id INTEGER NOT NULL,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
            asked_at INTEGER NOT NULL,
            skips INTEGER NOT NULL DEFAULT 0 CHECK (skips >= 0),
            skipped_at INTEGER CHECK (skipped_at IS NULL OR state = 0),
            client TEXT,
            preview TEXT NOT NULL CHECK (length(preview) <= 120),
            guess INTEGER CHECK (guess >= 0),
            guess_probability REAL CHECK (guess_probability BETWEEN 0 AND 1),
            runner_up INTEGER CHECK (runner_up >= 0),
            runner_up_probability REAL CHECK (runner_up_probability BETWEEN 0 AND 1),
            reason TEXT,
            FOREIGN KEY (task_id) REFERENCES task (id),
            CHECK ((guess IS NULL) = (guess_probability IS NULL)),
            CHECK ((runner_up IS NULL) = (runner_up_probability IS NULL))
        ) STRICT;
        CREATE INDEX question_queue ON question (state, skipped_at, asked_at);
        CREATE INDEX question_task_queue ON question (state, task_id, skipped_at, asked_at);
        CREATE INDEX question_uncertain ON question (guess_probability, asked_at)
            WHERE state = 0;
        CREATE INDEX question_task_uncertain
            ON question (task_id, guess_probability, asked_at) WHERE state = 0;
        CREATE INDEX question_id_end ON question (substr(id, -5)) WHERE state = 0;

        CREATE TABLE question_input (
            question INTEGER PRIMARY KEY REFERENCES question (number) ON DELETE CASCADE,
            fingerprint BLOB NOT NULL CHECK (length(fingerprint) > 0),
            payload BLOB NOT NULL
        ) STRICT;

        CREATE TABLE question_count (
            task_id INTEGER NOT NULL REFERENCES task (id),
            state INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            PRIMARY KEY (task_id, state)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER question_counted AFTER INSERT ON question BEGIN
            INSERT INTO question_count VALUES (new.task_id, new.state, 1)
                ON CONFLICT DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER question_recounted AFTER UPDATE OF state ON question
        WHEN old.state <> new.state BEGIN
            UPDATE question_count SET count = count - 1
                WHERE task_id = old.task_id AND state = old.state;
            INSERT INTO question_count VALUES (new.task_id, new.state, 1)
                ON CONFLICT DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER question_uncounted AFTER DELETE ON question BEGIN
            UPDATE question_count SET count = count - 1
                WHERE task_id = old.task_id AND state = old.state;
        END;

        CREATE TABLE answer (
            id INTEGER PRIMARY KEY,
            question INTEGER NOT NULL REFERENCES question (number) ON DELETE CASCADE,
            task_id INTEGER NOT NULL,
            class INTEGER,
            ranked TEXT NOT NULL,
            confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
            given_by TEXT NOT NULL,
            via INTEGER NOT NULL CHECK (via BETWEEN 0 AND 3),
            hops INTEGER NOT NULL CHECK (hops >= 0),
            version TEXT,
            given_at INTEGER NOT NULL,
            is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
            is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
            FOREIGN KEY (task_id, class) REFERENCES class (task_id, place),
            CHECK (class IS NOT NULL OR via >= 2 OR is_undone = 1),
            CHECK (is_final + is_undone < 2)
        ) STRICT;
        CREATE INDEX answer_history ON answer (question);
        CREATE UNIQUE INDEX one_final_answer ON answer (question) WHERE is_final = 1;
        """

    /// The labels that operators gave, undone ones too.
    ///
    /// `example` is the example that carries
    /// the word, perhaps one that was there before; `created_example`
    /// says that it came by this label, `created_class` that the task got the
    /// class by this label; `class_name` outlives the class, NULL says unanswerable.
    static let labels = """
        CREATE TABLE label (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            question INTEGER NOT NULL REFERENCES question (number),
            answer INTEGER NOT NULL UNIQUE REFERENCES answer (id),
            class_name TEXT,
            example INTEGER,
            created_example INTEGER NOT NULL CHECK (created_example IN (0, 1)),
            created_class INTEGER NOT NULL CHECK (created_class IN (0, 1)),
            operator TEXT NOT NULL CHECK (operator <> ''),
            note TEXT,
            labelled_at INTEGER NOT NULL,
            undone_at INTEGER,
            undone_by TEXT,
            CHECK ((undone_at IS NULL) = (undone_by IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_standing_label ON label (question) WHERE undone_at IS NULL;
        CREATE INDEX label_question ON label (question);
        CREATE INDEX label_example ON label (example) WHERE example IS NOT NULL;
        CREATE INDEX label_time ON label (labelled_at);
        """
}
