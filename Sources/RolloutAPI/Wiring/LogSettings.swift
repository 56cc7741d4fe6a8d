import AuditLog
import Cohorts
import Foundation
package import RolloutController
package import Transparency
import Values

/// The files that a log is kept and signed with, as options or else the environment name them.
package struct LogSettings: Sendable {
    package var log: String?
    /// The rollout; needed only if the log holds several.
    package var rollout: String?
    package var keyFile: String?
    package var policy: String?
    package var flagsFile: String?
    package var environment: Environment

    package init(
        log: String? = nil,
        rollout: String? = nil,
        keyFile: String? = nil,
        policy: String? = nil,
        flagsFile: String? = nil,
        environment: Environment
    ) {
        self.log = log
        self.rollout = rollout
        self.keyFile = keyFile
        self.policy = policy
        self.flagsFile = flagsFile
        self.environment = environment
    }

    /// The rollout that an option or the environment names; nil if neither does.
    package var rolloutInMind: String? { rollout ?? environment.value("SLUICE_ROLLOUT") }

    package var logPath: String { log ?? environment.value("SLUICE_LOG") ?? "./sluice.db" }

    /// Returns the path of the key file that the log is signed with.
    package func keyPath(of log: RolloutLog) -> String {
        keyFile ?? environment.value("SLUICE_KEY_FILE")
            ?? LogKeyPath.standard(for: log.log.path, environment: environment.variables)
    }

    /// The files in which stops are kept while the log takes no writes.
    package var stops: StopFile {
        let log = URL(fileURLWithPath: logPath).resolvingSymlinksInPath().path
        let key = LogKeyPath.standard(for: log, environment: environment.variables)
        return StopFile(beside: [flags?.path, log, key].compactMap(\.self))
    }

    /// Returns the policy of the witnesses that the log trusts; nil if there is none.
    package func policy(of log: RolloutLog) throws -> TrustPolicy? {
        if let named = try namedPolicy() { return named }
        let key = URL(fileURLWithPath: keyPath(of: log))
        let path = key.deletingPathExtension().appendingPathExtension("policy").path
        return FileManager.default.fileExists(atPath: path)
            ? try TrustPolicy(reading: path) : nil
    }

    /// Returns the policy that an option or the environment names.
    package func namedPolicy() throws -> TrustPolicy? {
        try (policy ?? environment.value("SLUICE_POLICY")).map { try TrustPolicy(reading: $0) }
    }

    /// The flag file that is kept in step with the log.
    package var flags: SharedFile? {
        (flagsFile ?? environment.value("SLUICE_FLAGS_FILE"))
            .map { SharedFile(path: $0, mark: FlagFile.mark) }
    }
}
