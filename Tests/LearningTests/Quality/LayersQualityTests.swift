import Learning
import Testing

/// What layers are for, with a fixed seed: the figures that the README states.
@Suite struct LayersQualityTests {
    /// In each region the edge's own layer on the thinned global model beats the global model and
    /// what the region's own examples alone teach.
    @Test(.enabled(if: SampleData.has("sightings/regions/north-test.jsonl")))
    func `each edge is better in its region than the global model and than it is alone`()
        async throws
    {
        try await offThePool(Self.compare)
    }

    private static func compare() throws {
        let task = SampleData.sightings
        let trainer = Trainer(task: task, seed: 1)
        let general = try SampleData.readSightings("start") + SampleData.readSightings("questions")
        let global = try trainer.train(split(general, of: task).trained)
        let base = try Artifact.decode(
            Artifact.encode(
                try Thinning(bytes: 32_000).thinned(global, for: general.map(\.input))))

        for region in ["north", "forest", "coast"] {
            let own = split(try SampleData.readSightings("regions/\(region)-train"), of: task)
            let test = try SampleData.readSightings("regions/\(region)-test")
            let layered = accuracy(
                of: try trainer.train(own.trained, base: base.layers), on: test)

            #expect(layered >= 0.84, "\(region)")
            #expect(layered >= accuracy(of: global, on: test) + 0.02, "\(region)")
            #expect(
                layered >= accuracy(of: try trainer.train(own.trained), on: test) + 0.03,
                "\(region)")
        }
    }
}
