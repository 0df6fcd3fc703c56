extension Migration1 {
    /// Examples, and those that were taken away.
    ///
    /// Ids come from `example_sequence`, one row that only counts up: adding and taking away each
    /// use the next number, so that a number stands for a state of all examples ("trained up to
    /// 1234"), which `retired_example` lets one read again. `source` is ranked: 0 import,
    /// 1 stream, 2 above, 3 human. The side, in or out of the held-out ones, is for good: an
    /// example that comes back finds its side among the retired. `replaced_by` is the example
    /// that took the place, and whose undoing brings this one back.
    ///
    /// `example_count` is kept by the transactions that add and retire, one update a batch: ten
    /// million rows cannot be counted for a header line. It also carries the examples' reference
    /// to their class, which would cost a look-up a row on `example` itself.
    static let examples = """
        CREATE TABLE example_sequence (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            value INTEGER NOT NULL CHECK (value >= 0)
        ) STRICT;
        INSERT INTO example_sequence VALUES (1, 0);

        CREATE TABLE example (
            id INTEGER PRIMARY KEY,
            task_id INTEGER NOT NULL,
            class INTEGER NOT NULL CHECK (class >= 0),
            source INTEGER NOT NULL CHECK (source BETWEEN 0 AND 3),
            weight REAL NOT NULL CHECK (weight > 0),
            is_held_out INTEGER NOT NULL CHECK (is_held_out IN (0, 1)),
            added_at INTEGER NOT NULL,
            question_id TEXT,
            fingerprint BLOB NOT NULL CHECK (length(fingerprint) > 0),
            preview TEXT NOT NULL CHECK (length(preview) <= 120),
            payload BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX example_once ON example (task_id, fingerprint);
        CREATE INDEX example_in_order ON example (task_id);
        CREATE INDEX example_solved ON example (task_id) WHERE source >= 2;

        CREATE TABLE retired_example (
            id INTEGER PRIMARY KEY,
            task_id INTEGER NOT NULL,
            class INTEGER NOT NULL,
            source INTEGER NOT NULL CHECK (source BETWEEN 0 AND 3),
            weight REAL NOT NULL CHECK (weight > 0),
            is_held_out INTEGER NOT NULL CHECK (is_held_out IN (0, 1)),
            added_at INTEGER NOT NULL,
            question_id TEXT,
            fingerprint BLOB NOT NULL,
            preview TEXT NOT NULL,
            payload BLOB NOT NULL,
            retired_number INTEGER NOT NULL UNIQUE CHECK (retired_number > id),
            retired_at INTEGER NOT NULL,
            replaced_by INTEGER,
            FOREIGN KEY (task_id) REFERENCES task (id)
        ) STRICT;
        CREATE INDEX retired_example_fingerprint ON retired_example (task_id, fingerprint);
        CREATE INDEX retired_example_replaced ON retired_example (replaced_by)
            WHERE replaced_by IS NOT NULL;

        CREATE TABLE example_count (
            task_id INTEGER NOT NULL,
            class INTEGER NOT NULL,
            source INTEGER NOT NULL,
            is_held_out INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            PRIMARY KEY (task_id, class, source, is_held_out),
            FOREIGN KEY (task_id, class) REFERENCES class (task_id, place)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE import_position (
            task_id INTEGER NOT NULL REFERENCES task (id),
            file TEXT NOT NULL,
            file_fingerprint BLOB NOT NULL,
            position INTEGER NOT NULL CHECK (position >= 0),
            rows INTEGER NOT NULL CHECK (rows >= 0),
            duplicates INTEGER NOT NULL CHECK (duplicates >= 0),
            refused INTEGER NOT NULL CHECK (refused >= 0),
            size INTEGER CHECK (size >= 0),
            updated_at INTEGER NOT NULL,
            PRIMARY KEY (task_id, file)
        ) STRICT, WITHOUT ROWID;
        """
}
