import ArgumentParser
import RolloutAPI
import Transparency
import Values

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
            throw Failure("--log \(text.sanitizedForTerminal): \(error)", .usage)
        }
    }
}
