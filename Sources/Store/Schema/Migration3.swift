/// The third schema: who may ask what of this node.
enum Migration3 {
    static let all = [credentials, invitations, refusals]

    /// What was given to those who redeemed an invitation.
    ///
    /// Only the SHA-256 of a token is here, so that a copy of the file opens no door. A child has
    /// at most one standing credential: who holds it *is* that child, and it is revoked, which
    /// is for good, before another takes its place.
    static let credentials = """
        CREATE TABLE credential (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
            role TEXT NOT NULL CHECK (role IN ('client', 'node', 'viewer', 'operator')),
            name TEXT NOT NULL CHECK (name <> ''),
            node TEXT REFERENCES child (node),
            invited_by TEXT NOT NULL CHECK (invited_by <> ''),
            created_at INTEGER NOT NULL,
            last_used_at INTEGER,
            revoked_at INTEGER,
            revoked_by TEXT,
            CHECK ((role = 'node') = (node IS NOT NULL)),
            CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_credential_per_child ON credential (node)
            WHERE node IS NOT NULL AND revoked_at IS NULL;
        CREATE TRIGGER credential_unchanged
        BEFORE UPDATE OF id, token, role, name, node, invited_by, created_at ON credential BEGIN
            SELECT RAISE(ABORT, 'credentials are immutable');
        END;
        CREATE TRIGGER credential_stays_revoked BEFORE UPDATE OF revoked_at, revoked_by
        ON credential WHEN old.revoked_at IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'a revoked credential stays revoked');
        END;
        CREATE TRIGGER credential_kept BEFORE DELETE ON credential BEGIN
            SELECT RAISE(ABORT, 'credentials are kept for good');
        END;
        """

    /// Invitations, redeemed once: `credential` is what it was redeemed for.
    ///
    /// As with credentials only the SHA-256 of the secret is here.
    static let invitations = """
        CREATE TABLE invitation (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            secret BLOB NOT NULL UNIQUE CHECK (length(secret) = 32),
            role TEXT NOT NULL CHECK (role IN ('client', 'node', 'viewer', 'operator')),
            name TEXT NOT NULL CHECK (name <> ''),
            budget_bytes INTEGER CHECK (budget_bytes > 0),
            budget_micros REAL CHECK (budget_micros > 0),
            invited_by TEXT NOT NULL CHECK (invited_by <> ''),
            invited_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > invited_at),
            credential INTEGER UNIQUE REFERENCES credential (id),
            CHECK (role = 'node' OR (budget_bytes IS NULL AND budget_micros IS NULL))
        ) STRICT;
        CREATE TRIGGER invitation_unchanged
        BEFORE UPDATE OF id, secret, role, name, budget_bytes, budget_micros, invited_by,
            invited_at, expires_at ON invitation BEGIN
            SELECT RAISE(ABORT, 'invitations are immutable');
        END;
        CREATE TRIGGER invitation_used_once BEFORE UPDATE OF credential ON invitation
        WHEN old.credential IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'an invitation is used once');
        END;
        """

    /// Who was turned away: a ring, and equal ones in a row are counted in one row.
    static let refusals = """
        CREATE TABLE refusal (
            id INTEGER PRIMARY KEY,
            first_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL CHECK (last_at >= first_at),
            times INTEGER NOT NULL CHECK (times > 0),
            asked_by TEXT NOT NULL CHECK (length(asked_by) BETWEEN 1 AND 120),
            origin TEXT NOT NULL CHECK (length(origin) <= 120),
            request TEXT NOT NULL CHECK (length(request) <= 200),
            status INTEGER NOT NULL
        ) STRICT;
        """
}
