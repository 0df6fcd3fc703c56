extension Model {
    /// Returns how much an input looks like one of a class that the model knows, in 0...1.
    ///
    /// Today it is what a node abstains by: the calibrated confidence in the best class, and 0
    /// where there is none. Whatever tells the unknown better belongs here.
    package func knownness(of input: Input) -> Double {
        predict(input).best?.probability ?? 0
    }
}
