/// The hierarchy: who the neighbours are, what goes up, and what comes down.
enum Migration2 {
    static let all = [node, neighbours, questions, volume, answers, outbox, feed]

    /// The node's id, drawn for a node that was made before there were any.
    static let node = """
        CREATE TABLE named_node (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            id TEXT NOT NULL CHECK (length(id) = 16),
            name TEXT NOT NULL CHECK (name <> ''),
            tier TEXT NOT NULL CHECK (tier <> ''),
            created_at INTEGER NOT NULL
        ) STRICT;
        INSERT INTO named_node
            SELECT only, lower(hex(randomblob(8))), name, tier, created_at FROM node;
        DROP TABLE node;
        ALTER TABLE named_node RENAME TO node;
        """

    /// The parent, and the children.
    ///
    /// A child's `received` is the highest number of its outbox that is durable here, `fed` the
    /// last number of its feed, `applied` the number up to which it says to have applied it.
    /// Its report may be long and comes last, so that nothing else is read past it.
    static let neighbours = """
        CREATE TABLE uplink (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            node TEXT NOT NULL CHECK (node <> ''),
            name TEXT NOT NULL,
            tier TEXT NOT NULL,
            address TEXT NOT NULL,
            token TEXT NOT NULL,
            certificate TEXT,
            public_key TEXT,
            applied INTEGER NOT NULL CHECK (applied >= 0),
            is_held INTEGER NOT NULL CHECK (is_held IN (0, 1))
        ) STRICT;

        CREATE TABLE child (
            id INTEGER PRIMARY KEY,
            node TEXT NOT NULL UNIQUE CHECK (node <> ''),
            name TEXT NOT NULL,
            tier TEXT NOT NULL,
            added_at INTEGER NOT NULL,
            is_held INTEGER NOT NULL DEFAULT 0 CHECK (is_held IN (0, 1)),
            heard_at INTEGER,
            received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0),
            fed INTEGER NOT NULL DEFAULT 0 CHECK (fed >= 0),
            applied INTEGER NOT NULL DEFAULT 0 CHECK (applied >= 0),
            report TEXT,
            CHECK (applied <= fed)
        ) STRICT;
        """
}
