/// How long a descent is, and how far its steps go.
struct Pace: Equatable {
    /// The first step's length.
    let rate: Float
    /// Epochs at that rate at most; it ends before where examples set aside say so.
    let longest: Int
    /// Epochs over all examples after them, while the rate falls to nothing.
    let lastEpochs: Int
}

extension Pace {
    /// From nothing, or on a base, which has most of the way behind it.
    init(anew settings: Trainer.Settings, hasBase: Bool) {
        self.init(
            rate: hasBase ? settings.rateOnBase : settings.rate,
            longest: max(1, settings.epochs - settings.lastEpochs),
            lastEpochs: settings.lastEpochs)
    }

    /// From nothing, where there are nothing but texts.
    init(_ texts: TextHardness, _ settings: Trainer.Settings) {
        self.init(
            rate: texts.rate, longest: 0, lastEpochs: min(texts.epochs, settings.epochs))
    }

    /// From what was learned before.
    init(goingOn settings: Trainer.Settings) {
        self.init(
            rate: settings.goingOn.rate, longest: 0,
            lastEpochs: min(settings.goingOn.epochs, settings.epochs))
    }
}
