import AuditLog
package import RolloutController
import Values

extension LogSettings {
    /// Opens the existing log; never creates one, and takes no export for one.
    package func openLog() throws -> RolloutLog {
        guard !LogExport.isAt(logPath) else { throw LogError.copied(place: logPath) }
        return try RolloutLog.open(at: logPath, stops: stops)
    }

    /// Returns true if the key at hand has signed the log, and the log goes on from there.
    ///
    /// The programs and addresses of a plan in any other log are a stranger's.
    package func isOurs(_ log: RolloutLog) throws -> Bool {
        guard let signer = try LogSigner(known: keyPath(of: log)) else { return false }
        try signer.check(log.log)
        return try signer.last() != nil
    }

    /// Makes the controller that carries out requests on the log.
    package func controller(
        of log: RolloutLog,
        progress: CustomerProgress? = nil
    ) -> Controller {
        let variables = environment.variables
        let cohorts = CohortChooser(of: log, environment: variables, progress: progress)
        return Controller(
            log: log,
            gatherer: EvidenceGatherer(environment: variables, cohorts: cohorts),
            effects: EffectDelivery(of: log, environment: variables),
            keyPath: keyPath(of: log),
            flags: flags,
            witnesses: Witnesses(of: log, policy: Result { try policy(of: log) })
        )
    }

    /// Returns the rollout that is named, or the only one in the log.
    package func rolloutName(in log: RolloutLog) throws -> String {
        let names = try log.log.rollouts()
        if let rollout = rolloutInMind {
            try Self.insist(on: rollout, among: names)
            return rollout
        }
        guard let first = names.first else {
            throw Failure(
                "the log is empty; apply a plan: sluice plan apply FILE",
                .noPlan,
                command: "sluice plan apply FILE"
            )
        }
        guard names.count == 1 else {
            let list = names.joined(separator: ", ")
            throw FieldProblem(
                field: "rollout",
                message: """
                    the log holds several rollouts; name one with \(field: "rollout") or \
                    SLUICE_ROLLOUT: \(list)
                    """,
                code: .severalRollouts
            )
        }
        return first
    }

    /// Returns the rollouts that the option names, with commas between them; nil if it names none.
    ///
    /// The environment names none here: what watches all must not be narrowed unseen.
    package func namedRollouts(in log: RolloutLog) throws -> Set<String>? {
        guard let rollout else { return nil }
        let names = try log.log.rollouts()
        let wanted = rollout.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0.trimmingPrefix(while: { $0 == " " }))
        }
        for name in wanted { try Self.insist(on: name, among: names) }
        return Set(wanted)
    }

    private static func insist(on name: String, among names: [String]) throws {
        guard !names.contains(name) else { return }
        throw Failure("the log has no rollout \(name)\(name.hint(in: names))", .unknownName)
    }
}
