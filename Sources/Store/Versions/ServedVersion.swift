/// What served at a moment: the version, with what it was trained on, and how it went live.
package struct ServedVersion: Equatable, Sendable {
    package var version: StoredVersion
    package var promotion: StoredPromotion

    package init(version: StoredVersion, promotion: StoredPromotion) {
        self.version = version
        self.promotion = promotion
    }
}
