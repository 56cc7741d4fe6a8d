import Foundation
import Testing

/// The pager: only on a terminal, only for what is longer, without a shell.
@Suite struct PagerTests {
    /// A folder with a pager that marks what it shows, and tells its arguments.
    private func withPager(_ body: (Binary, String) throws -> Void) throws {
        try withRollout { binary in
            let pager = """
                #!/bin/sh
                echo "PAGED $# $1 LESS=$LESS"
                cat
                """
            try binary.write(pager, to: "pager")
            let path = binary.folder.appending(path: "pager").path
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            try body(binary, path)
        }
    }

    @Test(arguments: [
        ["report"], ["log", "show", "0"], ["--help"], ["help", "log", "list"],
        ["log", "list", "--help"], ["log", "list", "--from", "0"],
    ])
    func `what is longer than the screen goes through the pager`(_ words: [String]) throws {
        try withPager { binary, pager in
            for number in 1...9 { _ = try binary.sluice(["hold", "number \(number)"]) }
            let environment = ["SLUICE_PAGER": "\(pager) -x"]
            let (code, screen) = try binary.onTerminal(words, rows: 8, environment: environment)
            #expect(code == 0)
            #expect(screen.hasPrefix("PAGED 1 -x LESS=FRX"), "\(screen.prefix(200))")
        }
    }

    @Test func `what fits on the screen does not, nor does anything that is piped`() throws {
        try withPager { binary, pager in
            let environment = ["SLUICE_PAGER": pager]
            let fits = try binary.onTerminal(["log", "list"], rows: 24, environment: environment)
            #expect(fits.code == 0 && !fits.screen.contains("PAGED"))
            let piped = try binary.sluice(["report"], environment: environment)
            #expect(piped.code == 0 && !piped.output.contains("PAGED"))
        }
    }

    @Test func `SLUICE_PAGER comes before PAGER, and an empty one, cat or --no-pager is none`()
        throws
    {
        try withPager { binary, pager in
            func screen(_ words: [String], _ environment: [String: String]) throws -> String {
                try binary.onTerminal(words, rows: 8, environment: environment).screen
            }
            #expect(try screen(["report"], ["PAGER": pager]).contains("PAGED"))
            for none in ["", "cat"] {
                let environment = ["PAGER": pager, "SLUICE_PAGER": none]
                #expect(try !screen(["report"], environment).contains("PAGED"))
            }
            let environment = ["SLUICE_PAGER": pager]
            for words in [["report", "--no-pager"], ["help", "log", "list", "--no-pager"]] {
                let plain = try screen(words, environment)
                #expect(!plain.contains("PAGED") && plain.contains("\n"))
            }
        }
    }

    @Test func `a pager that is not there, and one that is left early, harm nothing`() throws {
        try withPager { binary, _ in
            let absent = try binary.onTerminal(
                ["report"],
                rows: 8,
                environment: ["SLUICE_PAGER": "no-such-pager-anywhere"]
            )
            #expect(absent.code == 0 && absent.screen.contains("sample-1.0"))
            let left = try binary.onTerminal(
                ["report"],
                rows: 8,
                environment: ["SLUICE_PAGER": "head -1"]
            )
            #expect(left.code == 0)
            #expect(left.screen.split(separator: "\n").count == 1)
        }
    }

    @Test func `a LESS of one's own is left as it is, and no word of a pager reaches a shell`()
        throws
    {
        try withPager { binary, pager in
            let own = try binary.onTerminal(
                ["report"],
                rows: 8,
                environment: ["SLUICE_PAGER": "\(pager) ;touch made", "LESS": "S"]
            )
            #expect(own.screen.hasPrefix("PAGED 2 ;touch LESS=S"))
            let made = binary.folder.appending(path: "made").path
            #expect(!FileManager.default.fileExists(atPath: made))
        }
    }

    @Test func `the exit code is the command's, whatever the pager's is`() throws {
        try withCustomers { binary in
            try binary.write("#!/bin/sh\ncat\nexit 7\n", to: "pager")
            let path = binary.folder.appending(path: "pager").path
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            let history = try binary.onTerminal(
                ["cohort", "history", "nobody"],
                rows: 1,
                environment: ["SLUICE_PAGER": path]
            )
            #expect(history.code == 10)
        }
    }
}
