import Foundation
import Testing

/// Every command that a screen names as the next one, run as it is printed, where it is printed.
@Suite struct AdvertisedCommandTests {
    @Test(arguments: TranscriptTests.names)
    func `what a session names as the next command works`(_ name: String) throws {
        let session = try TranscriptTests.session(name)
        let binary = try Binary(under: URL(fileURLWithPath: "/tmp"))
        defer { binary.remove() }
        let copy = try FolderCopy(of: binary.folder)
        defer { copy.remove() }
        var tried: Set<AdvertisedCommand> = []
        for step in session.steps {
            let asked = step.command.joined(separator: "\n")
            let result = try binary.bash(asked)
            // Help has a test of its own, and what only would be there is not.
            if asked.contains("help") || asked.contains("--dry-run") { continue }
            let lines = (result.output + result.talk).components(separatedBy: "\n")
            for line in AdvertisedCommand.unclear(in: lines) {
                Issue.record("which part is the command? \(line)")
            }
            for command in AdvertisedCommand.all(in: lines) where tried.insert(command).inserted {
                try copy.take()
                try check(command, after: asked, in: binary)
                try copy.restore()
            }
        }
    }

    @Test func `the sessions name many next commands`() throws {
        let lines = try TranscriptTests.names.flatMap { name in
            try TranscriptTests.session(name).steps.flatMap(\.result)
        }
        #expect(Set(AdvertisedCommand.all(in: lines)).count > 50)
    }

    /// Runs a command for two seconds at most; a refusal for what the log holds is an answer too.
    private func check(
        _ command: AdvertisedCommand,
        after asked: String,
        in binary: Binary
    ) throws {
        // A variable that is given to one command is given to the next one too, in the same place.
        let place = asked.firstMatch(of: /^cd \S+;\ /).map { String($0.0) } ?? ""
        let variable = asked.firstMatch(of: /SLUICE_[A-Z_]+=\S+\ /).map { String($0.0) } ?? ""
        let run = try binary.bash(
            "\(place)\(variable)exec timeout -s INT 2 bash -c \(command.filled.quoted)"
        )
        let asks = run.talk.contains("there is no terminal to confirm this on")
        // An export takes no change, and its reader has a key of somebody's own.
        let isOfExport = asked.contains("audit") && run.talk.contains("export")
        let isOfAuditor = command.text.contains("KEY") && asked.contains("audit")
        let isOfSize = command.text.contains("SIZE") && run.talk.contains("--accept-loss-from 2")
        let isUnmended = run.talk.contains("once mended: \(command.text)")
        let isAnswered = asks || isOfExport || isOfAuditor || isOfSize || isUnmended
        let misses = [1, 64, 65, 66, 126, 127].contains(run.code) && !isAnswered
        if misses || run.talk.contains("Usage:") {
            Issue.record("\(command.text)\n  as \(command.filled)\n  \(run.code): \(run.talk)")
        }
    }
}

/// A copy of a folder, with which it is made again as it was.
private struct FolderCopy {
    let folder: URL
    private let copy: URL

    init(of folder: URL) throws {
        self.folder = folder
        copy = folder.deletingLastPathComponent()
            .appending(path: folder.lastPathComponent + ".copy")
    }

    func take() throws {
        remove()
        try FileManager.default.copyItem(at: folder, to: copy)
    }

    func restore() throws {
        try FileManager.default.removeItem(at: folder)
        try FileManager.default.moveItem(at: copy, to: folder)
    }

    func remove() {
        try? FileManager.default.removeItem(at: copy)
    }
}

extension String {
    /// The text as one word of a shell.
    fileprivate var quoted: String { "'" + replacing("'", with: #"'\''"#) + "'" }
}
