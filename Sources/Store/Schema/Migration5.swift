/// What a parent has had stays in the outbox when it is answered; and how a copy is told.
enum Migration5 {
    static let all = [outbox, conversations]

    /// By which conversation parent and child know each other again.
    ///
    /// A node that went back to a copy remembers another one. The parent keeps the last but one
    /// too, as a child may never have heard of the last.
    static let conversations = """
        ALTER TABLE uplink ADD COLUMN conversation TEXT;
        ALTER TABLE child ADD COLUMN conversation TEXT;
        ALTER TABLE child ADD COLUMN former_conversation TEXT;
        """

    /// `stays`: those above have had the question, and may have more to say on it for as long as
    /// it is kept; without it the entry goes once the question is answered.
    static let outbox = """
        ALTER TABLE outbox ADD COLUMN stays INTEGER NOT NULL DEFAULT 0 CHECK (stays IN (0, 1));
        UPDATE outbox SET stays = 1 WHERE state = 1 AND answer IS NULL;
        """
}
