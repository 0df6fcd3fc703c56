-- A node's file as the first schema left it: q1 labelled over an import, q2 with a label undone,
-- q3 answered at once, q4 labelled with a new class, q5 unanswerable.
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
INSERT INTO "answer" VALUES(1,1,1,2,'[]',1.0,'anna',3,0,NULL,10,1,0);
INSERT INTO "answer" VALUES(2,2,1,1,'[]',1.0,'bert',3,0,NULL,11,0,1);
INSERT INTO "answer" VALUES(3,3,1,1,'[]',0.9,'box v1',1,0,NULL,3,1,0);
INSERT INTO "answer" VALUES(4,4,1,3,'[]',1.0,'anna',3,0,NULL,12,1,0);
INSERT INTO "answer" VALUES(5,5,1,NULL,'[]',1.0,'anna',3,0,NULL,13,1,0);
CREATE TABLE artifact (
            digest TEXT NOT NULL PRIMARY KEY CHECK (digest <> ''),
            bytes BLOB NOT NULL
        ) STRICT;
CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            done_at INTEGER NOT NULL,
            done_by TEXT NOT NULL CHECK (done_by <> ''),
            verb TEXT NOT NULL CHECK (verb <> ''),
            object TEXT NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
INSERT INTO "audit" VALUES(1,10,'anna','label','q1','two');
CREATE TABLE class (
            task_id INTEGER NOT NULL REFERENCES task (id),
            place INTEGER NOT NULL CHECK (place >= 0),
            name TEXT NOT NULL CHECK (name <> ''),
            PRIMARY KEY (task_id, place),
            UNIQUE (task_id, name)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "class" VALUES(1,0,'zero');
INSERT INTO "class" VALUES(1,1,'one');
INSERT INTO "class" VALUES(1,2,'two');
INSERT INTO "class" VALUES(1,3,'nine');
CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            happened_at INTEGER NOT NULL,
            level TEXT NOT NULL CHECK (level IN ('debug', 'info', 'warning', 'error')),
            topic TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
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
INSERT INTO "example" VALUES(3,1,2,3,2.0,0,10,'q1',X'7131','q1',X'7061796C6F6164206F66207131');
INSERT INTO "example" VALUES(6,1,3,3,2.0,0,12,'q4',X'7134','q4',X'7061796C6F6164206F66207134');
CREATE TABLE example_count (
            task_id INTEGER NOT NULL,
            class INTEGER NOT NULL,
            source INTEGER NOT NULL,
            is_held_out INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            PRIMARY KEY (task_id, class, source, is_held_out),
            FOREIGN KEY (task_id, class) REFERENCES class (task_id, place)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "example_count" VALUES(1,2,3,0,1);
INSERT INTO "example_count" VALUES(1,3,3,0,1);
CREATE TABLE example_sequence (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            value INTEGER NOT NULL CHECK (value >= 0)
        ) STRICT;
INSERT INTO "example_sequence" VALUES(1,6);
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
INSERT INTO "field" VALUES(1,0,'pixels','image',8,8,1,16);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1');
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
CREATE TABLE job (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            task_id INTEGER NOT NULL REFERENCES task (id),
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'evaluating', 'promoted',
                'rejected', 'failed', 'cancelled')),
            started_for TEXT NOT NULL CHECK (started_for IN ('first', 'operator', 'examples',
                'schedule', 'quality')),
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
INSERT INTO "label" VALUES(1,1,1,'two',3,1,0,'anna',NULL,10,NULL,NULL);
INSERT INTO "label" VALUES(2,2,2,'one',4,1,0,'bert','a note',11,12,'carl');
INSERT INTO "label" VALUES(3,4,4,'nine',6,1,1,'anna',NULL,12,NULL,NULL);
INSERT INTO "label" VALUES(4,5,5,NULL,NULL,0,0,'anna',NULL,13,NULL,NULL);
CREATE TABLE loss_point (
            job_id INTEGER NOT NULL REFERENCES job (id),
            place INTEGER NOT NULL,
            epoch REAL NOT NULL,
            loss REAL NOT NULL,
            held_out_loss REAL,
            PRIMARY KEY (job_id, place)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE node (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            name TEXT NOT NULL CHECK (name <> ''),
            tier TEXT NOT NULL CHECK (tier <> ''),
            created_at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "node" VALUES(1,'box','far edge',7);
CREATE TABLE promotion (
            id INTEGER PRIMARY KEY,
            task_id INTEGER NOT NULL REFERENCES task (id),
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            version_id INTEGER NOT NULL REFERENCES version (id),
            previous_id INTEGER REFERENCES version (id),
            kind TEXT NOT NULL CHECK (kind IN ('gate', 'override', 'rollback')),
            promoted_by TEXT NOT NULL CHECK (promoted_by <> ''),
            reason TEXT NOT NULL,
            promoted_at INTEGER NOT NULL,
            UNIQUE (task_id, sequence)
        ) STRICT;
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
INSERT INTO "question" VALUES(1,'q1',1,1,1,0,NULL,'till','q1',0,0.5,NULL,NULL,NULL);
INSERT INTO "question" VALUES(2,'q2',1,0,2,0,NULL,NULL,'q2',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "question" VALUES(3,'q3',1,1,3,0,NULL,NULL,'q3',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "question" VALUES(4,'q4',1,1,4,0,NULL,NULL,'q4',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "question" VALUES(5,'q5',1,2,5,0,NULL,NULL,'q5',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE question_count (
            task_id INTEGER NOT NULL REFERENCES task (id),
            state INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            PRIMARY KEY (task_id, state)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "question_count" VALUES(1,0,1);
INSERT INTO "question_count" VALUES(1,1,3);
INSERT INTO "question_count" VALUES(1,2,1);
CREATE TABLE question_input (
            question INTEGER PRIMARY KEY REFERENCES question (number) ON DELETE CASCADE,
            fingerprint BLOB NOT NULL CHECK (length(fingerprint) > 0),
            payload BLOB NOT NULL
        ) STRICT;
INSERT INTO "question_input" VALUES(1,X'7131',X'7061796C6F6164206F66207131');
INSERT INTO "question_input" VALUES(2,X'7132',X'7061796C6F6164206F66207132');
INSERT INTO "question_input" VALUES(3,X'7133',X'7061796C6F6164206F66207133');
INSERT INTO "question_input" VALUES(4,X'7134',X'7061796C6F6164206F66207134');
INSERT INTO "question_input" VALUES(5,X'7135',X'7061796C6F6164206F66207135');
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
INSERT INTO "retired_example" VALUES(1,1,0,0,1.0,0,1,NULL,X'7131','q1',X'7061796C6F6164206F66207131',2,10,3);
INSERT INTO "retired_example" VALUES(4,1,1,3,2.0,0,11,'q2',X'7132','q2',X'7061796C6F6164206F66207132',5,12,NULL);
CREATE TABLE setting (
            name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('a','b');
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
INSERT INTO "task" VALUES(1,'digits','digits','accuracy',0.95,'accuracy',0.95,1);
CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            task_id INTEGER NOT NULL REFERENCES task (id),
            number INTEGER NOT NULL CHECK (number > 0),
            digest TEXT NOT NULL UNIQUE REFERENCES artifact (digest),
            state TEXT NOT NULL CHECK (state IN ('candidate', 'live', 'retired', 'rejected')),
            trained_at INTEGER NOT NULL,
            job_id INTEGER REFERENCES job (id),
            trained_up_to INTEGER NOT NULL CHECK (trained_up_to >= 0),
            source_counts TEXT NOT NULL,
            seed INTEGER NOT NULL,
            figures TEXT NOT NULL,
            gain REAL,
            remark TEXT NOT NULL DEFAULT '',
            detail TEXT NOT NULL,
            UNIQUE (task_id, number)
        ) STRICT;
CREATE UNIQUE INDEX example_once ON example (task_id, fingerprint);
CREATE INDEX example_in_order ON example (task_id);
CREATE INDEX example_solved ON example (task_id) WHERE source >= 2;
CREATE INDEX retired_example_fingerprint ON retired_example (task_id, fingerprint);
CREATE INDEX retired_example_replaced ON retired_example (replaced_by)
            WHERE replaced_by IS NOT NULL;
CREATE INDEX question_queue ON question (state, skipped_at, asked_at);
CREATE INDEX question_task_queue ON question (state, task_id, skipped_at, asked_at);
CREATE INDEX question_uncertain ON question (guess_probability, asked_at)
            WHERE state = 0;
CREATE INDEX question_task_uncertain
            ON question (task_id, guess_probability, asked_at) WHERE state = 0;
CREATE INDEX question_id_end ON question (substr(id, -5)) WHERE state = 0;
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
CREATE INDEX answer_history ON answer (question);
CREATE UNIQUE INDEX one_final_answer ON answer (question) WHERE is_final = 1;
CREATE UNIQUE INDEX one_standing_label ON label (question) WHERE undone_at IS NULL;
CREATE INDEX label_question ON label (question);
CREATE INDEX label_example ON label (example) WHERE example IS NOT NULL;
CREATE INDEX label_time ON label (labelled_at);
CREATE UNIQUE INDEX one_job_in_hand ON job (task_id)
            WHERE state IN ('queued', 'running', 'evaluating');
CREATE TRIGGER artifact_unchanged BEFORE UPDATE ON artifact BEGIN
            SELECT RAISE(ABORT, 'artifacts are immutable');
        END;
CREATE TRIGGER artifact_kept BEFORE DELETE ON artifact BEGIN
            SELECT RAISE(ABORT, 'artifacts are kept for good');
        END;
CREATE UNIQUE INDEX one_live_version ON version (task_id) WHERE state = 'live';
CREATE TRIGGER version_unchanged
        BEFORE UPDATE OF id, task_id, number, digest, trained_at, job_id, trained_up_to,
            source_counts, seed, figures, detail ON version BEGIN
            SELECT RAISE(ABORT, 'versions are immutable');
        END;
CREATE TRIGGER version_kept BEFORE DELETE ON version BEGIN
            SELECT RAISE(ABORT, 'versions are kept for good');
        END;
CREATE INDEX promotion_time ON promotion (task_id, promoted_at, sequence);
CREATE INDEX promotion_newest ON promotion (promoted_at);
CREATE TRIGGER promotion_unchanged BEFORE UPDATE ON promotion BEGIN
            SELECT RAISE(ABORT, 'promotions are immutable');
        END;
CREATE TRIGGER promotion_kept BEFORE DELETE ON promotion BEGIN
            SELECT RAISE(ABORT, 'promotions are kept for good');
        END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit log is immutable');
        END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit log is kept for good');
        END;
