extension Migration1 {
    /// Who the node is, and its settings.
    static let node = """
        CREATE TABLE node (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            name TEXT NOT NULL CHECK (name <> ''),
            tier TEXT NOT NULL CHECK (tier <> ''),
            created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE setting (
            name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// The tasks with their fields and classes.
    ///
    /// The declared target is kept beside the one in
    /// force, so that reading the same declaration again does not undo what an operator set.
    static let tasks = """
        CREATE TABLE task (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            declaration TEXT NOT NULL,
            declared_target_kind TEXT NOT NULL
                CHECK (declared_target_kind IN ('accuracy', 'escalation')),
            declared_target_share REAL NOT NULL CHECK (declared_target_share BETWEEN 0 AND 1),
            target_kind TEXT NOT NULL CHECK (target_kind IN ('accuracy', 'escalation')),
            target_share REAL NOT NULL CHECK (target_share BETWEEN 0 AND 1),
            registered_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE field (
            task_id INTEGER NOT NULL REFERENCES task (id),
            place INTEGER NOT NULL CHECK (place >= 0),
            name TEXT NOT NULL CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'category', 'image')),
            width INTEGER CHECK (width BETWEEN 1 AND 64),
            height INTEGER CHECK (height BETWEEN 1 AND 64),
            channels INTEGER CHECK (channels IN (1, 3)),
            maximum INTEGER CHECK (maximum BETWEEN 1 AND 255),
            PRIMARY KEY (task_id, place),
            UNIQUE (task_id, name),
            CHECK ((kind = 'image') = (width IS NOT NULL)),
            CHECK ((kind = 'image') = (height IS NOT NULL)),
            CHECK ((kind = 'image') = (channels IS NOT NULL)),
            CHECK ((kind = 'image') = (maximum IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE class (
            task_id INTEGER NOT NULL REFERENCES task (id),
            place INTEGER NOT NULL CHECK (place >= 0),
            name TEXT NOT NULL CHECK (name <> ''),
            PRIMARY KEY (task_id, place),
            UNIQUE (task_id, name)
        ) STRICT, WITHOUT ROWID;
        """
}
