import Foundation
import Testing

/// The names that a shell offers, asked as bash asks.
@Suite struct CompletionTests {
    /// Returns what bash completes the last of some words to.
    private func completions(_ binary: Binary, of words: String...) throws -> [String] {
        let line = (["sluice"] + words).joined(separator: " ")
        let array = (["sluice"] + words).map { "'\($0)'" }.joined(separator: " ")
        let result = try binary.bash(
            """
            sluice completions bash > completions.bash
            source completions.bash
            COMP_WORDS=(\(array)) COMP_CWORD=\(words.count) COMP_LINE='\(line)'
            COMP_POINT=${#COMP_LINE} COMP_TYPE=9 COMP_KEY=9
            complete -p sluice > how
            _sluice sluice '\(words.last ?? "")' '\(words.dropLast().last ?? "sluice")'
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        )
        return result.output.split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    @Test func `the names come from the log`() throws {
        try withRollout { binary in
            try binary.attest()
            _ = try binary.sluice(["advance", "--yes"])
            _ = try binary.sluice(["hold", "lunch", "--hold", "noon"])
            let raise = ["blocker", "raise", "bug-7", "--severity", "P3", "--title", "t"]
            _ = try binary.sluice(raise)
            let stages = ["beta", "early-access", "launch"]
            #expect(try completions(binary, of: "advance", "--to", "") == stages)
            #expect(try completions(binary, of: "advance", "--to", "la") == ["launch"])
            #expect(try completions(binary, of: "log", "show", "--why", "") == stages)
            #expect(try completions(binary, of: "resume", "--hold", "") == ["noon"])
            #expect(try completions(binary, of: "blocker", "clear", "") == ["bug-7"])
            #expect(try completions(binary, of: "mitigation", "done", "") == ["db-pool"])
            #expect(try completions(binary, of: "attest", "") == ["tenant-isolation"])
            #expect(try completions(binary, of: "status", "--rollout", "") == ["sample-1.0"])
            let waivable = try completions(binary, of: "waive", "")
            #expect(Set(waivable) == ["tenant-leak", "error-rate", "tickets", "db-pool"])
        }
    }

    @Test func `commands and options that are shared are offered too`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        #expect(try completions(binary, of: "roll") == ["rollback"])
        #expect(try completions(binary, of: "status", "--js") == ["--json"])
        // There is no log, and nothing is said about it.
        #expect(try completions(binary, of: "advance", "--to", "") == [])
    }
}
