/// How far a job has come.
package struct JobProgress: Equatable, Sendable {
    /// In 0...1.
    package var share: Double
    package var epoch: Int
    package var epochs: Int
    package var loss: Double?
    package var heldOutLoss: Double?

    package init(
        share: Double = 0, epoch: Int = 0, epochs: Int = 0, loss: Double? = nil,
        heldOutLoss: Double? = nil
    ) {
        self.share = share
        self.epoch = epoch
        self.epochs = epochs
        self.loss = loss
        self.heldOutLoss = heldOutLoss
    }
}
