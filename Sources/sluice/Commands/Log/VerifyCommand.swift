import ArgumentParser
import AuditLog
import Foundation
import RolloutAPI
import RolloutController
import Rollouts
import Transparency
import Values

extension LogCommand {
    struct Verify: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that a log, or an export of one, is what was signed.",
            discussion: """
                Every entry is hashed again and the tree is compared with the log's signed \
                checkpoint, with the high-water mark beside the key if there is one, and with \
                signed heads that were kept elsewhere. Exit codes: 0 intact, 10 nothing to verify, \
                40 an altered entry, 41 a missing tail, 42 a forked history, 43 another key or too \
                few witnesses, 44 a replay that differs. See the README for what a log alone \
                cannot show.

                Examples:
                  sluice log verify
                  sluice log verify --replay
                  sluice log verify audit/ --key "$(sluice log key show)"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(
            help: .init("The log, or the folder of an export; default: the log.", valueName: "path")
        )
        var path: String?

        @Option(
            name: .long,
            help: .init(
                "The key to believe, as `log key show` prints it, or a file with it.",
                valueName: "vkey"
            )
        )
        var key: [String] = []

        @Option(
            name: .long,
            help: .init("A signed head that was kept elsewhere: a file, or -.", valueName: "file")
        )
        var expectHead: [String] = []

        @Flag(
            name: .long,
            help: "Also decide everything again from the recorded inputs, and compare."
        )
        var replay = false

        func execute() throws {
            let subject = try subject()
            let policy =
                try subject.log.map { try common.settings.policy(of: RolloutLog($0)) }
                ?? common.settings.namedPolicy()
            let listed = policy?.logs.flatMap(\.keys) ?? []
            let verification = LogVerification(
                keys: key.isEmpty && !listed.isEmpty ? listed : try subject.keys,
                witnesses: policy?.witnesses ?? .none,
                expected: try expectHead.map(note),
                mark: try subject.mark,
                lacksMark: try subject.lacksMark,
                announced: subject.announced,
                replays: replay
            )
            let result = try subject.result(by: verification)
            let ending = result.ending
            if common.json {
                try Console.print(json: VerificationAnswer(result), ending)
            } else {
                let terminal = Terminal.current
                let screen = VerificationScreen(result, now: .now, terminal: terminal)
                for line in screen.lines { Console.print(line) }
                if subject.believesItself(listed) {
                    Console.say(
                        sentences: "The key came with the export: whoever made the export may "
                            + "have made the key. Compare it with one from elsewhere, and name "
                            + "that with --key."
                    )
                }
            }
            if !common.json, result.isOfNothing, let error = ending.error {
                Console.say("sluice: \(error.message)")
            }
            try ending.conclude()
        }

        private func subject() throws -> VerificationSubject {
            let given = try key.map(VerifierKey.init(optionOrFile:))
            let place = path ?? common.settings.logPath
            if LogExport.isAt(place) {
                return .export(LogExport(folder: place), given)
            }
            var common = common
            common.log = path ?? common.log
            let log = try common.settings.openLog()
            do {
                return .log(log.log, given, try LogSigner(known: common.settings.keyPath(of: log)))
            } catch  where !given.isEmpty {
                Console.say(sentences: "without the log's own key and mark: \(error)")
                return .log(log.log, given, nil)
            }
        }

        private func note(_ path: String) throws -> SignedNote {
            let bytes = try InputFile(path: path, bytesMax: 1_048_576).bytes()
            do {
                return try SignedNote(parsing: bytes)
            } catch {
                throw Failure("\(path) is not a signed head: \(error)", .usage)
            }
        }
    }
}

extension VerifiedLog {
    fileprivate var isOfNothing: Bool { verification.damage == nil && verification.size == 0 }

    fileprivate var ending: Ending {
        if let damage = verification.damage {
            let finding = verification.findings.first { $0.damage == damage }
            return .no(damage.errorCode, finding.map { "\($0)" } ?? damage.rawValue)
        }
        guard isOfNothing else { return .done }
        return .no(.nothingToVerify, "there is nothing to verify: no entry was recorded yet")
    }
}

/// The subject of a verification, with the keys to verify it by.
private enum VerificationSubject {
    case log(DecisionLog, [VerifierKey], LogSigner?)
    case export(LogExport, [VerifierKey])

    var log: DecisionLog? { if case .log(let log, _, _) = self { log } else { nil } }

    /// True if the trusted key came with the export itself.
    func believesItself(_ listed: [VerifierKey]) -> Bool {
        if case .export(_, let given) = self { given.isEmpty && listed.isEmpty } else { false }
    }

    /// The given keys, or else the log's own.
    var keys: [VerifierKey] {
        get throws {
            switch self {
            case .log(_, let given, let signer):
                given.isEmpty ? [signer?.key.verifier].compactMap { $0 } : given
            case .export(let export, let given):
                given.isEmpty ? [try export.key()].compactMap { $0 } : given
            }
        }
    }

    /// True for a log whose key is at hand without the mark of its signatures.
    var lacksMark: Bool {
        get throws {
            guard case .log(_, _, let signer?) = self else { return false }
            return try signer.last() == nil
        }
    }

    var mark: VerifiedCheckpoint? {
        get throws {
            switch self {
            case .log(_, _, let signer): try signer?.last()
            case .export: nil
            }
        }
    }

    var announced: TreeHead? {
        switch self {
        case .log(_, _, let signer): signer?.announced
        case .export: nil
        }
    }

    func result(by verification: LogVerification) throws -> VerifiedLog {
        switch self {
        case .log(let log, _, _): try verification.verify(log)
        case .export(let export, _): try verification.verify(export)
        }
    }
}

extension VerifierKey {
    init(optionOrFile text: String) throws {
        let file = (try? DurableFile.read(text, bytesMax: 65_536)).map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
        do {
            let line = (file ?? text).trimmingCharacters(in: .whitespacesAndNewlines)
            try self.init(parsing: line)
        } catch {
            throw Failure("\(text) is neither a key nor a file with one: \(error)", .usage)
        }
    }
}
