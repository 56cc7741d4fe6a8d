import Foundation
import Rollouts
import TestSupport
import Testing

/// The effect of a change of each key of the plan, one row a change.
@Suite struct PlanDifferenceTests {
    @Test(arguments: PlanEdits.all)
    func `a change has its effect`(_ edit: Edit) throws {
        let before = try WholePlan.plan()
        let after = try WholePlan.plan(edit.part, edit.other)
        let found = try before.differences(to: after)
        #expect(!found.isEmpty)
        #expect(found.map(\.effect).gravest == edit.effect, "\(found.map(\.line))")
        if let name = edit.name {
            #expect(found.map(\.name).contains(name), "\(found.map(\.name))")
        }
        let back = try after.differences(to: before).map(\.effect).gravest
        #expect((back == .words) == (edit.effect == .words), "\(edit) and back")
    }

    @Test(arguments: PlanEdits.all.filter { $0.effect == .tightens && !$0.isReordering })
    func `what tightens loosens on the way back`(_ edit: Edit) throws {
        let (plan, tighter) = (try WholePlan.plan(), try WholePlan.plan(edit.part, edit.other))
        let back = try tighter.differences(to: plan).map(\.effect).gravest
        #expect(back == .loosens)
    }

    /// A program that goes in small steps gets no further than in one.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `no row of steps that tighten ends looser than it began`(_ seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let first = try WholePlan.plan()
        var text = WholePlan.text
        var steps = 0
        for _ in 1...120 {
            guard let edit = PlanEdits.all.randomElement(using: &numbers) else { continue }
            let (from, to) =
                Bool.random(using: &numbers)
                ? (edit.part, edit.other) : (edit.other, edit.part)
            let parts = from.isEmpty ? [] : text.components(separatedBy: from)
            guard parts.count == 2 else { continue }
            let next = parts.joined(separator: to)
            let differences = try WholePlan.plan(text).differences(to: WholePlan.plan(next))
            guard !differences.contains(where: { $0.effect == .loosens }) else { continue }
            (text, steps) = (next, steps + 1)
        }
        #expect(steps > 10)
        let all = try first.differences(to: WholePlan.plan(text))
        #expect(all.filter { $0.effect == .loosens }.map(\.text) == [])
    }

    @Test func `no part of the table is the same twice`() {
        #expect(Set(PlanEdits.all.map(\.testDescription)).count == PlanEdits.all.count)
    }
}

extension [PlanDifference.Effect] {
    /// The effect of all together.
    fileprivate var gravest: PlanDifference.Effect? {
        contains(.loosens) ? .loosens : contains(.tightens) ? .tightens : first
    }
}

extension Edit {
    /// True if both plans bind alike, so that neither way loosens.
    fileprivate var isReordering: Bool {
        [#"["bob","ann"]"#, "year end"].contains { (part + other).contains($0) }
    }
}
