/// The hierarchy: who the neighbours are, what goes up, what comes down.
enum Migration2 {
    static let all = [node]

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
}
