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

/// The options of all commands on a rollout.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "The log file, or to read it the folder of an export. (SLUICE_LOG; default: "
                + "./sluice.db)",
            valueName: "file"
        ),
        completion: .file()
    )
    var log: String?

    @Option(
        name: .long,
        help: .init(
            "The rollout; needed only if the log holds several. (SLUICE_ROLLOUT)",
            valueName: "name"
        ),
        completion: CompletedNames.rollouts
    )
    var rollout: String?

    @Option(
        name: .long,
        help: .init(
            "The file of the log's private key. (SLUICE_KEY_FILE; default: outside of the "
                + "log's folder, in $XDG_STATE_HOME/sluice or ~/.local/state/sluice)",
            valueName: "file"
        ),
        completion: .file()
    )
    var keyFile: String?

    @Option(
        name: .long,
        help: .init(
            "The witnesses that cosign the log (c2sp.org/tlog-policy). (SLUICE_POLICY; default: "
                + "the key file's name with .policy, if it is there)",
            valueName: "file"
        ),
        completion: .file()
    )
    var policy: String?

    @Option(
        name: .long,
        help: .init(
            "A flag file for flagd, updated whenever the log changes. "
                + "(SLUICE_FLAGS_FILE)",
            valueName: "file"
        ),
        completion: .file()
    )
    var flagsFile: String?

    @Option(
        name: .long,
        help: .init("How long to wait while another process writes.", valueName: "time")
    )
    var lockTimeout = Span.seconds(5)

    @OptionGroup var output: OutputOptions

    var json: Bool { output.json }
    var verbose: Bool { output.verbose }

    /// The files that these options name, or else the environment.
    var settings: LogSettings {
        LogSettings(
            log: log,
            rollout: rollout,
            keyFile: keyFile,
            policy: policy,
            flagsFile: flagsFile,
            environment: .process
        )
    }

    func controller(of log: RolloutLog) -> Controller {
        let progress = CustomersProgress()
        return settings.controller(of: log) { progress.show($0) }
    }
}
