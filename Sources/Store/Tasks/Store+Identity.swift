internal import GRDB

extension Store {
    /// Who the node is; nil until it was named.
    package func identity() throws(StoreError) -> NodeIdentity? {
        try read { database in
            try database.row("SELECT id, name, tier, created_at FROM node").map {
                NodeIdentity(id: $0[0], name: $0[1], tier: $0[2], createdAt: $0[3])
            }
        }
    }

    /// Names the node, or names it anew; its id and the time of its creation stay the first one's.
    package func setIdentity(_ identity: NodeIdentity) throws(StoreError) {
        try write { database in
            try database.run(
                """
                INSERT INTO node (only, id, name, tier, created_at) VALUES (1, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET name = excluded.name, tier = excluded.tier
                """,
                [identity.id, identity.name, identity.tier, identity.createdAt])
        }
    }

    /// The value of a setting; nil when it was never set.
    package func setting(_ name: String) throws(StoreError) -> String? {
        try read { database in
            try database.row("SELECT value FROM setting WHERE name = ?", [name]).map { $0[0] }
        }
    }

    /// Sets a setting; nil forgets it.
    package func setSetting(_ name: String, to value: String?) throws(StoreError) {
        try write { database in
            guard let value else {
                return try database.run("DELETE FROM setting WHERE name = ?", [name])
            }
            try database.run(
                """
                INSERT INTO setting VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET value = excluded.value
                """,
                [name, value])
        }
    }
}
