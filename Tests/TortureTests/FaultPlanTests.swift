import Node
import Testing
import Torture

struct FaultPlanTests {
    @Test func theSameSeedPlansTheSame() {
        let plan = FaultPlan(200, tree: .large, seed: 7)
        #expect(plan == FaultPlan(200, tree: .large, seed: 7))
        #expect(plan != FaultPlan(200, tree: .large, seed: 8))
    }

    @Test func everyKindComes() {
        let kinds = FaultPlan(60, tree: .small, seed: 1).faults.map(\.kind)
        #expect(Set(kinds).count == Fault.Kind.allCases.count)
    }

    @Test func everyPhaseComesAndWhereItCanCome() {
        let tree = TortureTree.large
        let faults = FaultPlan(200, tree: tree, seed: 4).faults.filter { $0.kind == .phase }
        #expect(Set(faults.compactMap(\.phase)) == Set(Phase.allCases))
        for fault in faults where fault.phase == .questionsTaken {
            #expect(tree.parents.contains(fault.target))
        }
        for fault in faults where fault.phase == .questionKept {
            #expect(tree.leaves.contains(fault.target))
        }
    }

    @Test func whatTheMachineCannotDoIsNotPlanned() {
        let plan = FaultPlan(100, tree: .small, seed: 1, kinds: [.cut, .kill])
        #expect(Set(plan.faults.map(\.kind)) == [.cut, .kill])
    }

    @Test func eachFaultHitsWhomItCan() {
        let tree = TortureTree.large
        for fault in FaultPlan(2000, tree: tree, seed: 3).faults {
            switch fault.kind {
            case .phase: #expect(fault.phase != nil)
            case .restore: #expect(tree.parents.contains(fault.target))
            case .killWhileAsked: #expect(tree.leaves.contains(fault.target))
            case .rebootBoth: #expect(tree.parent(of: fault.target) != nil)
            default: #expect(tree.names.contains(fault.target))
            }
            if fault.kind.isOfLink { #expect(tree.links.contains(fault.target)) }
            #expect(fault.seconds > 0 && fault.seconds < 1.3)
            #expect((0..<1).contains(fault.strength))
        }
    }

    @Test func theTreesHaveFourTiers() {
        for tree in [TortureTree.small, .large] {
            #expect(Set(tree.members.map(\.tier)).count == 4)
            #expect(tree.leaves.allSatisfy { tree.path(from: $0).count == 4 })
            #expect(tree.path(from: tree.leaves[0]).last == tree.top)
        }
    }
}
