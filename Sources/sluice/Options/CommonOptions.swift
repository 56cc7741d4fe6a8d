import ArgumentParser
import AuditLog
import Cohorts
import Foundation
import JSONCoding
import RolloutAPI
import RolloutController
import Rollouts
import Transparency
import Values

/// The options of all commands.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON object instead of a table.")
    var json = false

    @Flag(name: .long, help: "Show the cause of an error.")
    var verbose = false
}

/// The options of all commands on a rollout.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init("The log file. (SLUICE_LOG; default: ./sluice.db)", valueName: "file")
    )
    var log: String?

    @Option(
        name: .long,
        help: .init("The rollout; needed only if the log holds several.", valueName: "name")
    )
    var rollout: String?

    @Option(
        name: .long,
        help: .init(
            "The file of the log's private key. (SLUICE_KEY_FILE; default: outside of the "
                + "log's folder, in ~/.local/state/sluice)",
            valueName: "file"
        )
    )
    var keyFile: String?

    @Option(
        name: .long,
        help: .init(
            "The witnesses that cosign the log (c2sp.org/tlog-policy). (SLUICE_POLICY; default: "
                + "the key file's name with .policy, if it is there)",
            valueName: "file"
        )
    )
    var policy: String?

    @Option(
        name: .long,
        help: .init(
            "A flag file for flagd, updated whenever the log changes. "
                + "(SLUICE_FLAGS_FILE)",
            valueName: "file"
        )
    )
    var flagsFile: String?

    @OptionGroup var output: OutputOptions

    var json: Bool { output.json }
    var verbose: Bool { output.verbose }

    var environment: [String: String] { ProcessInfo.processInfo.environment }

    var logPath: String {
        log ?? environment["SLUICE_LOG"].flatMap { $0.isEmpty ? nil : $0 } ?? "./sluice.db"
    }

    /// Returns the path of the key file that the log is signed with.
    func keyPath(of log: RolloutLog) -> String {
        keyFile ?? environment["SLUICE_KEY_FILE"].flatMap { $0.isEmpty ? nil : $0 }
            ?? LogKeyPath.standard(for: log.log.path, environment: environment)
    }

    /// Returns the policy of the witnesses that the log trusts; nil if there is none.
    func policy(of log: RolloutLog) throws -> TrustPolicy? {
        if let named = try namedPolicy() { return named }
        let key = URL(fileURLWithPath: keyPath(of: log))
        let path = key.deletingPathExtension().appendingPathExtension("policy").path
        return FileManager.default.fileExists(atPath: path)
            ? try TrustPolicy(reading: path) : nil
    }

    /// Returns the policy that an option or the environment names.
    func namedPolicy() throws -> TrustPolicy? {
        try (policy ?? environment["SLUICE_POLICY"].flatMap { $0.isEmpty ? nil : $0 })
            .map { try TrustPolicy(reading: $0) }
    }

    /// Opens the existing log; never creates one.
    func openLog() throws -> RolloutLog {
        try RolloutLog.open(at: logPath)
    }

    func controller(of log: RolloutLog) -> Controller {
        let progress = CustomersProgress()
        let cohorts = CohortChooser(of: log, environment: environment) { progress.show($0) }
        return Controller(
            log: log,
            gatherer: EvidenceGatherer(environment: environment, cohorts: cohorts),
            effects: EffectDelivery(log: log.log, environment: environment),
            keyPath: keyPath(of: log),
            flags: flags
        )
    }

    /// The flag file that is kept in step with the log.
    var flags: SharedFile? {
        (flagsFile ?? environment["SLUICE_FLAGS_FILE"].flatMap { $0.isEmpty ? nil : $0 })
            .map { SharedFile(path: $0, mark: FlagFile.mark) }
    }

    /// Returns the rollout that is named, or the only one in the log.
    func rolloutName(in log: RolloutLog) throws -> String {
        let names = try log.log.rollouts()
        if let rollout {
            guard names.contains(rollout) else {
                let hint = rollout.nearest(in: names).map { "; did you mean \($0)?" } ?? ""
                throw Failure("the log has no rollout \(rollout)\(hint)", .usage)
            }
            return rollout
        }
        guard let first = names.first else {
            throw Failure("the log is empty; apply a plan: sluice plan apply FILE", .usage)
        }
        guard names.count == 1 else {
            let list = names.joined(separator: ", ")
            throw Failure(
                "the log holds several rollouts; name one with --rollout: \(list)",
                .usage
            )
        }
        return first
    }
}

/// The options of commands that change something.
struct ChangeOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "Who asks; recorded as claimed. (SLUICE_ACTOR; default: user@host)",
            valueName: "name"
        )
    )
    var actor: String?

    @Flag(name: .long, help: "Say that a program asks, not a person. (SLUICE_AUTOMATION=1)")
    var automation = false

    @Flag(name: [.long, .customShort("y")], help: "Do not ask for confirmation.")
    var yes = false

    @Flag(name: .long, help: "Decide and print, record nothing; the exit code is the same.")
    var dryRun = false

    @Option(
        name: .long,
        help: .init("A key that, if repeated, returns the first answer again.", valueName: "key")
    )
    var idempotencyKey: String?

    @Option(
        name: .long,
        help: .init("Report a conflict if the rollout has another revision.", valueName: "n")
    )
    var expectRevision: Int?

    func actor(in environment: [String: String]) throws -> Actor {
        try Self.actor(named: actor, automation: automation, in: environment)
    }

    static func actor(
        named actor: String?,
        automation: Bool = false,
        in environment: [String: String]
    ) throws -> Actor {
        let name =
            actor ?? environment["SLUICE_ACTOR"].flatMap { $0.isEmpty ? nil : $0 }
            ?? "\(NSUserName())@\(ProcessInfo.processInfo.hostName)"
        guard (1...200).contains(name.utf8.count), !name.unicodeScalars.contains(where: \.isControl)
        else {
            throw Failure(
                "an actor's name has 1 to 200 characters and no control characters",
                .usage
            )
        }
        guard name != Actor.guardian.name else {
            throw Failure("\(name) is the guard's own name", .usage)
        }
        let isAutomation = automation || environment["SLUICE_AUTOMATION"] == "1"
        return Actor(name: name, kind: isAutomation ? .automation : .person)
    }

    func terms(for rollout: String) throws -> Terms {
        if let key = idempotencyKey, !(1...200).contains(key.utf8.count) {
            throw Failure("an idempotency key has 1 to 200 characters", .usage)
        }
        return Terms(
            rollout: rollout,
            idempotencyKey: idempotencyKey,
            expectedRevision: expectRevision
        )
    }
}
