import ArgumentParser
import RolloutController
import Rollouts

extension LogCommand {
    struct Verify: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute every hash, snapshot and decision of the log.",
            discussion: """
                It finds what was changed behind sluice's back by somebody who did not recompute \
                all hashes as well; see the README for what a log alone cannot show.
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func execute() throws {
            let result = try common.openLog().verified()
            if common.json {
                try Console.print(json: result)
            } else {
                for finding in result.findings { Console.print("✗ \(finding.harmless)") }
                Console.print(result.summary)
            }
            if !result.findings.isEmpty { throw ExitCode.internalError }
        }
    }
}

extension RolloutLog.Verified {
    fileprivate var summary: String {
        let entries = "\(size.grouped) \(size == 1 ? "entry" : "entries")"
        guard findings.isEmpty else { return "\(findings.count.grouped) problems in \(entries)" }
        return "✓ \(entries): every hash, snapshot and decision holds\n  root \(root)"
    }
}
