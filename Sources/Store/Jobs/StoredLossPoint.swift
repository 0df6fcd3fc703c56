/// One point of a job's loss curve.
package struct StoredLossPoint: Equatable, Sendable {
    /// Epochs done, fractions included.
    package var epoch: Double
    /// Mean cross-entropy in nats.
    package var loss: Double
    package var heldOutLoss: Double?

    package init(epoch: Double, loss: Double, heldOutLoss: Double?) {
        self.epoch = epoch
        self.loss = loss
        self.heldOutLoss = heldOutLoss
    }
}
