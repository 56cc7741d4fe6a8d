import Foundation
import Testing

/// Texts of others that would like to paint the screen, or to be read otherwise than they are.
@Suite struct HostileTextTests {
    private static let hidden = "\u{200B}\u{AD}\u{2060}\u{E0041}\u{3164}"

    private static let plan = SamplePlan.text
        .replacing("name: sample-1.0", with: "name: sample-1.0\ndescription: \"a\(hidden)b\"")
        .replacing("title: Scale the pool", with: "title: \"Scale\(hidden) it\"")

    private static let screens = [
        ["status"], ["check"], ["plan", "show"], ["log", "list"], ["log", "show", "0"],
        ["log", "show", "--why", "beta"], ["log", "at", "0s"], ["blocker", "list"],
        ["mitigation", "list"], ["doctor"], ["advance", "--dry-run"], ["report"],
        ["report", "--format", "html"], ["plan", "check", "plan.yaml"],
        ["plan", "diff", "other.yaml"], ["log", "verify"], ["guard", "--once"],
    ]

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && scalar != " "
            && (scalar.value < 0x20 || scalar.properties.isDefaultIgnorableCodePoint
                || [.control, .format].contains(scalar.properties.generalCategory))
    }

    @Test func `no screen and no JSON has a character that acts or is not seen`() throws {
        try withRollout(plan: Self.plan) { binary in
            try binary.reach("beta")
            try binary.write(
                Self.plan.replacing("a\(Self.hidden)b", with: "c\(Self.hidden)d"),
                to: "other.yaml"
            )
            _ = try binary.sluice(["hold", "--reason", "a\u{1B}[2Jb\u{202E}c\(Self.hidden)"])
            for screen in Self.screens {
                for arguments in [screen, screen + ["--json"]] {
                    let result = try binary.sluice(arguments)
                    let shown = result.output + result.talk
                    #expect(!shown.isEmpty, "\(arguments)")
                    let found = shown.unicodeScalars.filter(Self.isHidden)
                    #expect(found.isEmpty, "\(arguments): \(found.map(\.value))")
                }
            }
        }
    }

    @Test func `a hold whose name is a command is suggested as one word`() throws {
        try withRollout { binary in
            _ = try binary.sluice(["hold", "--hold", "x;id", "--reason", "r"])
            let status = try binary.sluice(["advance", "--yes"])
            #expect((status.output + status.talk).contains("--hold 'x;id'"))
        }
    }
}
