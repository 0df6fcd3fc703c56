import Testing
import Wire

@testable import Console

@Suite struct TreePictureTests {
    private func entry(_ id: String, below parent: String?, tier: String = "edge") -> TreeEntry {
        SampleNode.below(id, parent, id, tier, flow: (10, 7, 3, 2))
    }

    private func ids(_ tree: [TreeEntry], folded: Set<String> = []) -> [String] {
        TreePicture(Tree(entries: tree)).rows(folded: folded).map(\.id)
    }

    @Test func whatHangsBelowFollowsInWhateverOrderItWasTold() {
        let tree = [
            entry("top", below: nil), entry("a", below: "top"), entry("b", below: "top"),
            entry("a1", below: "a"), entry("b1", below: "b"), entry("a2", below: "a"),
        ]

        #expect(ids(tree) == ["top", "a", "a1", "a2", "b", "b1"])
        #expect(ids(tree.reversed()) == ["top", "b", "b1", "a", "a2", "a1"])
    }

    @Test func foldsHideAllThatIsBelow() {
        let tree = [
            entry("top", below: nil), entry("a", below: "top"), entry("a1", below: "a"),
            entry("b", below: "top"),
        ]

        #expect(ids(tree, folded: ["a"]) == ["top", "a", "b"])
        #expect(ids(tree, folded: ["top", "a"]) == ["top"])
        #expect(ids(tree, folded: ["b", "nobody"]) == ["top", "a", "a1", "b"])
    }

    @Test func circlesAndStrangersAreShownOnce() {
        let tree = [
            entry("a", below: "b"), entry("b", below: "a"), entry("self", below: "self"),
            entry("lost", below: "nobody"), entry("lost", below: nil), entry("c", below: "a"),
        ]

        #expect(ids(tree).sorted() == ["a", "b", "c", "lost", "self"])
    }

    @Test func depthsAndSizesAreThoseOfTheTree() {
        let picture = TreePicture(
            Tree(entries: [
                entry("top", below: nil), entry("a", below: "top"), entry("a1", below: "a"),
                entry("a2", below: "a"), entry("b", below: "top"),
            ]))

        #expect(picture.branches.map(\.depth) == [0, 1, 2, 2, 1])
        #expect(picture.branches.map(\.size) == [5, 3, 1, 1, 1])
        #expect(picture["a2"]?.above == "a")
        #expect(picture["nobody"] == nil)
    }

    @Test func onlyWhatHangsUnderThisNodeIsBelow() {
        let picture = TreePicture(SampleNode.amid.tree)

        let below = picture.branches.filter(\.isBelow).map(\.entry.name)

        #expect(below == ["shop-1", "till-1", "shop-2", "shop-3", "shop-4"])
        #expect(picture.this?.entry.name == "north-1")
        #expect(picture.parent?.entry.name == "region")
    }

    @Test func aDeepChainIsWalkedWithoutRecursion() {
        let tree = (0..<20_000).map { entry("n\($0)", below: $0 == 0 ? nil : "n\($0 - 1)") }

        let picture = TreePicture(Tree(entries: tree))

        #expect(picture.branches.last?.depth == 19_999)
        #expect(picture.branches.first?.size == 20_000)
    }

    @Test func theFlowOfATierIsTheSumOverItsNodes() {
        let picture = TreePicture(
            Tree(entries: [
                entry("top", below: nil, tier: "cloud"), entry("a", below: "top"),
                entry("b", below: "top"),
            ]))

        #expect(picture.tiers.map(\.tier) == ["edge", "cloud"])
        #expect(picture.tiers.first?.nodes == 2)
        #expect(
            picture.tiers.first?.flow == Flow(asked: 20, answeredHere: 14, passedUp: 6, cameBack: 4)
        )
    }
}
