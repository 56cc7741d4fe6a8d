import ArgumentParser
import Foundation
import Transparency
import Values

/// The options of all witness commands.
struct WitnessOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "The folder of the cosigned checkpoints. (SLUICE_WITNESS_STATE; default: "
                + "~/.local/state/sluice/witness)",
            valueName: "dir"
        )
    )
    var state: String?

    @Option(
        name: .long,
        help: .init(
            "The file of the private key, made at first use. (SLUICE_WITNESS_KEY; default: "
                + "witness.key in the folder)",
            valueName: "file"
        )
    )
    var key: String?

    @Option(
        name: .long,
        help: .init(
            "The witness's name, needed once: witness.example.org/sluice",
            valueName: "host/path"
        )
    )
    var name: String?

    @OptionGroup var output: OutputOptions

    private var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// The named folder, or else the default in the user's state folder.
    var folder: String {
        if let folder = state ?? value("SLUICE_WITNESS_STATE") { return folder }
        // The XDG specification says to ignore relative paths.
        if let base = value("XDG_STATE_HOME"), base.hasPrefix("/") {
            return base + "/sluice/witness"
        }
        return (value("HOME") ?? NSHomeDirectory()) + "/.local/state/sluice/witness"
    }

    /// Returns the witness's key, creating it if there is none and a name is given.
    func signer() throws -> SignerKey {
        let file = KeyFile(path: keyPath, kind: .cosignature)
        guard let name else {
            guard let key = try file.key() else {
                throw Problem(
                    "there is no key at \(keyPath) yet: give the new witness a name that nobody "
                        + "else has, such as --name witness.example.org/sluice",
                    .usage
                )
            }
            return key
        }
        guard let name = KeyName(name), "\(name)".unicodeScalars.allSatisfy({ !$0.isControl })
        else {
            throw Problem(
                "a witness's name has neither spaces nor plus signs: witness.example.org/sluice",
                .usage
            )
        }
        return try file.keyMadeIfMissing(name: name)
    }

    private var keyPath: String {
        key ?? value("SLUICE_WITNESS_KEY") ?? folder + "/witness.key"
    }

    private func value(_ variable: String) -> String? {
        environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// The logs that a witness cosigns.
struct TrustedLogOptions: ParsableArguments {
    @Option(
        name: .customLong("log"),
        help: .init(
            "The public key of a log to witness; may be repeated.",
            valueName: "key"
        )
    )
    var keys: [String] = []

    @Option(
        name: .customLong("logs"),
        help: .init(
            "A file that lists logs (c2sp.org/tlog-policy: `log KEY`, `quorum none`).",
            valueName: "file"
        )
    )
    var files: [String] = []

    func validate() throws {
        guard !keys.isEmpty || !files.isEmpty else {
            throw ValidationError(
                "name the logs that are to be witnessed: --log KEY, or --logs FILE"
            )
        }
    }

    /// Returns one log per origin, with all keys that were given for it.
    func logs() throws -> [TrustedLog] {
        let listed = try files.flatMap { try TrustPolicy(reading: $0).logs.flatMap(\.keys) }
        let known = try listed + keys.map(Self.key)
        return Dictionary(grouping: known) { Origin($0.name) }.map { origin, keys in
            TrustedLog(origin: origin, keys: Array(Set(keys)))
        }
    }

    private static func key(_ text: String) throws -> VerifierKey {
        do throws(KeyError) {
            let key = try VerifierKey(parsing: text)
            guard key.kind == .note else { throw .otherKind }
            return key
        } catch {
            throw Problem("--log \(text.harmless): \(error)", .usage)
        }
    }
}

extension TrustPolicy {
    /// Reads a policy file that the user has named.
    init(reading file: String) throws {
        let bytes = try InputFile(path: file, bytesMax: Self.bytesMax).bytes()
        do throws(TrustPolicyError) {
            try self.init(parsing: bytes)
        } catch {
            throw Problem("\(file.harmless), \(error.description.harmless)", .usage)
        }
    }
}
