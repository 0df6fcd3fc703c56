extension Migration2 {
    /// How questions climb: with which priority, until when, by which children and nodes.
    ///
    /// `child` is the one that passed the question up first, `asked_by` has all of them. The
    /// routes lie with the payload, which lists never read.
    static let questions = """
        ALTER TABLE question ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE question ADD COLUMN expires_at INTEGER;
        ALTER TABLE question ADD COLUMN child INTEGER REFERENCES child (id);
        CREATE INDEX question_expiring ON question (expires_at)
            WHERE state = 0 AND expires_at IS NOT NULL;

        ALTER TABLE question_input ADD COLUMN route_up TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE question_input ADD COLUMN route_above TEXT NOT NULL DEFAULT '[]';

        CREATE TABLE asked_by (
            question INTEGER NOT NULL REFERENCES question (number) ON DELETE CASCADE,
            child INTEGER NOT NULL REFERENCES child (id),
            PRIMARY KEY (question, child)
        ) STRICT, WITHOUT ROWID;
        """

    /// How many bytes the questions hold, kept by triggers: a million rows cannot be added up
    /// whenever the disk budget is looked at.
    static let volume = """
        CREATE TABLE question_volume (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            bytes INTEGER NOT NULL CHECK (bytes >= 0)
        ) STRICT;
        INSERT INTO question_volume SELECT 1, coalesce(sum(length(fingerprint) + length(payload)
            + length(route_up) + length(route_above)), 0) FROM question_input;
        CREATE TRIGGER question_weighed AFTER INSERT ON question_input BEGIN
            UPDATE question_volume SET bytes = bytes + length(new.fingerprint)
                + length(new.payload) + length(new.route_up) + length(new.route_above);
        END;
        CREATE TRIGGER question_reweighed
        AFTER UPDATE OF payload, route_up, route_above ON question_input BEGIN
            UPDATE question_volume SET bytes = bytes + length(new.payload)
                + length(new.route_up) + length(new.route_above) - length(old.payload)
                - length(old.route_up) - length(old.route_above);
        END;
        CREATE TRIGGER question_unweighed AFTER DELETE ON question_input BEGIN
            UPDATE question_volume SET bytes = bytes - length(old.fingerprint)
                - length(old.payload) - length(old.route_up) - length(old.route_above);
        END;
        """

    /// What an answer taught, for labels and for words from elsewhere alike.
    ///
    /// `weight` is what its example counts for, NULL where it teaches nothing; `example` carries
    /// its word, perhaps one that was there before; `created_example` says that it came by this
    /// answer, `created_class` that the task got the class by it. All but the weight lay with the
    /// labels before.
    static let answers = """
        ALTER TABLE answer ADD COLUMN weight REAL CHECK (weight > 0);
        ALTER TABLE answer ADD COLUMN example INTEGER;
        ALTER TABLE answer ADD COLUMN created_example INTEGER NOT NULL DEFAULT 0
            CHECK (created_example IN (0, 1));
        ALTER TABLE answer ADD COLUMN created_class INTEGER NOT NULL DEFAULT 0
            CHECK (created_class IN (0, 1));
        ALTER TABLE answer ADD COLUMN undone_at INTEGER;
        UPDATE answer SET
            example = label.example, created_example = label.created_example,
            created_class = label.created_class, undone_at = label.undone_at,
            weight = CASE WHEN label.class_name IS NOT NULL THEN coalesce(
                (SELECT weight FROM example WHERE id = label.example),
                (SELECT weight FROM retired_example WHERE id = label.example), 1) END
            FROM label WHERE label.answer = answer.id;
        CREATE INDEX answer_example ON answer (example) WHERE example IS NOT NULL;

        DROP INDEX label_example;
        ALTER TABLE label DROP COLUMN example;
        ALTER TABLE label DROP COLUMN created_example;
        ALTER TABLE label DROP COLUMN created_class;
        """
}
