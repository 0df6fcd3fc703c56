internal import Store
package import Wire

extension Node {
    package func versions(task: String?) async throws -> [VersionRow] {
        do {
            return try await reads.run { [store] in
                try store.versions(task: task).map { try VersionRow($0) }
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func version(_ id: VersionID) async throws -> VersionDetail {
        do {
            return try await reads.run { [store] in
                let stored = try store.version(id.digest)
                let measured = try WireJSON.value(
                    Measurements.self, from: try store.versionDetail(id.digest))
                let history = try store.promotions(task: stored.task)
                    .filter { $0.digest == stored.digest || $0.previous == stored.number }
                    .reversed().map { PromotionRow($0) }
                let curve = try stored.job.map { try store.lossCurve(job: $0) } ?? []
                return VersionDetail(
                    row: try VersionRow(stored), classes: measured.classes,
                    confusions: measured.confusions, curve: measured.curve,
                    trainedOn: measured.trainedOn, target: measured.target,
                    curveOfLoss: curve.map { LossPoint($0) }, history: history,
                    base: measured.base ?? stored.baseName.map { VersionBase(name: $0) },
                    handouts: try Handout.all(of: stored, in: store))
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func promotions(task: String?) async throws -> [PromotionRow] {
        do {
            return try await reads.run { [store] in
                try store.promotions(task: task).map { PromotionRow($0) }
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func promote(
        _ id: VersionID, by operatorName: String, reason: String
    ) async throws -> PromotionRow {
        let now = clock.now().milliseconds
        do {
            return try await writes.run { [self] in
                let version = try store.version(id.digest)
                let promotion = try loader.change(task: version.task) {
                    try loader.check(version)
                    return try store.promote(
                        id.digest, kind: .override, by: operatorName, reason: reason, at: now)
                }
                return nowLive(promotion)
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func rollBack(
        task: String, by operatorName: String, reason: String
    ) async throws -> PromotionRow {
        let now = clock.now().milliseconds
        do {
            return try await writes.run { [self] in
                let promotion = try loader.change(task: task) {
                    if let former = try store.rollBackTarget(task: task) {
                        try loader.check(former)
                    }
                    return try store.rollBack(
                        task: task, by: operatorName, reason: reason, at: now)
                }
                return nowLive(promotion)
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Tells everybody whom it concerns that another version is live.
    func nowLive(_ promotion: StoredPromotion) -> PromotionRow {
        scheduler.wentLive(task: promotion.task)
        reviewWaiting(task: promotion.task)
        distributor.look()
        journal.write(
            .info, "version",
            "\(promotion.task) v\(promotion.version) is live by \(promotion.by): \(promotion.reason)",
            changed: [.versions, .tasks, .status, .tree])
        return PromotionRow(promotion)
    }
}

extension VersionRow {
    init(_ stored: StoredVersion) throws {
        let state: VersionState =
            switch stored.state {
            case .candidate: .candidate
            case .live: .live
            case .retired: .retired
            case .rejected: .rejected
            }
        self.init(
            id: VersionID(stored.digest), task: stored.task, number: stored.number, state: state,
            trainedAt: Timestamp(milliseconds: stored.trainedAt),
            job: stored.job.map { JobID($0) },
            figures: try WireJSON.value(Figures.self, from: stored.figures), gain: stored.gain,
            remark: stored.remark)
    }
}

extension PromotionRow {
    init(_ stored: StoredPromotion) {
        let kind: PromotionRow.Kind =
            switch stored.kind {
            case .gate: .gate
            case .override: .override
            case .rollback: .rollback
            }
        self.init(
            task: stored.task, sequence: stored.sequence, version: stored.version,
            previous: stored.previous, kind: kind, by: stored.by, reason: stored.reason,
            at: Timestamp(milliseconds: stored.at))
    }
}
