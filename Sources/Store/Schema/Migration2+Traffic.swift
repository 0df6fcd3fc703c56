extension Migration2 {
    /// What goes up: waiting questions, and human words with `answer` set.
    ///
    /// `state`: 0 unsent, 1 the parent has it, 2 the parent will not have it, 3 expired. Entries
    /// of questions stay until these are answered, those of words for good, so that a parent that
    /// lost something can be told again. Numbers are given out by `outbox_state`, which triggers
    /// keep the count of the unsent in; what goes out after something of a higher number, for its
    /// low priority, gets a new one, so that the highest number that a parent has tells what it
    /// lacks.
    static let outbox = """
        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
            question INTEGER NOT NULL REFERENCES question (number) ON DELETE CASCADE,
            answer INTEGER UNIQUE REFERENCES answer (id),
            state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
            priority INTEGER NOT NULL,
            expires_at INTEGER,
            queued_at INTEGER NOT NULL,
            refusal TEXT,
            CHECK ((state = 2) = (refusal IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX outbox_once ON outbox (question, coalesce(answer, 0));
        CREATE INDEX outbox_unsent ON outbox (priority DESC, sequence) WHERE state = 0;
        CREATE INDEX outbox_oldest ON outbox (queued_at) WHERE state = 0;
        CREATE INDEX outbox_expiring ON outbox (expires_at)
            WHERE state = 0 AND expires_at IS NOT NULL;

        CREATE TABLE outbox_state (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            last INTEGER NOT NULL CHECK (last >= 0),
            confirmed INTEGER NOT NULL CHECK (confirmed >= 0),
            unsent INTEGER NOT NULL CHECK (unsent >= 0)
        ) STRICT;
        INSERT INTO outbox_state VALUES (1, 0, 0, 0);
        CREATE TRIGGER outbox_counted AFTER INSERT ON outbox WHEN new.state = 0 BEGIN
            UPDATE outbox_state SET unsent = unsent + 1;
        END;
        CREATE TRIGGER outbox_recounted AFTER UPDATE OF state ON outbox
        WHEN (old.state = 0) <> (new.state = 0) BEGIN
            UPDATE outbox_state SET unsent = unsent + CASE new.state WHEN 0 THEN 1 ELSE -1 END;
        END;
        CREATE TRIGGER outbox_uncounted AFTER DELETE ON outbox WHEN old.state = 0 BEGIN
            UPDATE outbox_state SET unsent = unsent - 1;
        END;
        """

    /// What comes down to each child: 0 an answer, 1 that an answer was taken back, 2 an offered
    /// version of the task `subject`, 3 that the question `subject` will not be answered.
    ///
    /// What a child applied stays as long as its question does: a child that was restored from a
    /// copy asks for it again.
    static let feed = """
        CREATE TABLE feed (
            child INTEGER NOT NULL REFERENCES child (id),
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
            answer INTEGER REFERENCES answer (id) ON DELETE CASCADE,
            subject TEXT,
            body TEXT,
            PRIMARY KEY (child, sequence),
            CHECK ((kind < 2) = (answer IS NOT NULL)),
            CHECK ((kind < 2) = (subject IS NULL)),
            CHECK ((kind < 2) = (body IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feed_answer ON feed (answer) WHERE answer IS NOT NULL;
        CREATE INDEX feed_offer ON feed (child, subject) WHERE kind = 2;
        """
}
