import ArgumentParser
import AuditLog
import Foundation
import PlanLanguage
import RolloutAPI
import RolloutController
import Rollouts
import Transparency
import Values

struct DoctorCommand: RolloutCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look for problems that may keep sluice from working, and say what to do.",
        discussion: """
            The exit code is 1 if something is wrong.

            Example:
              sluice doctor
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup var look: LookOptions

    struct Diagnosis: Encodable {
        let subject: String
        let isGood: Bool
        let message: String
    }

    func execute() async throws {
        var findings = [sqlite]
        do {
            let log = try common.settings.openLog()
            findings += try await self.findings(in: log)
        } catch {
            let problem = Failure(error, verbose: common.verbose)
            findings.append(.init(subject: "log", isGood: false, message: problem.description))
        }
        let problem = findings.first { !$0.isGood }
        let ending = problem.map { Ending.no(.problemFound, "\($0.subject): \($0.message)") }
        try print(findings, ending ?? .done)
        try ending?.conclude()
    }

    private var sqlite: Diagnosis {
        let version = SQLiteStore.version
        return Diagnosis(
            subject: "sqlite",
            isGood: true,
            message: "\(version); every write is made under \(common.settings.logPath).lock"
        )
    }

    private func findings(in log: RolloutLog) async throws -> [Diagnosis] {
        var findings = [
            Diagnosis(
                subject: "log",
                isGood: true,
                message: "\(common.settings.logPath), \(try log.log.size().grouped) entries"
            )
        ]
        findings += [owner(of: log), signature(of: log)]
        findings += try log.log.witnesses().map { witness in
            Diagnosis(
                subject: "witness \(witness.name)",
                isGood: witness.error == nil,
                message: witness.error ?? "has cosigned \(witness.size.grouped) entries"
            )
        }
        if !RunningPrograms.endsOrphans {
            findings.append(
                Diagnosis(
                    subject: "programs",
                    isGood: false,
                    message: "a process that leaves the group of its program cannot be found and "
                        + "ended on this system: let programs start nothing that outlives them"
                )
            )
        }
        let dead = try log.log.deadLetters().count
        findings.append(
            Diagnosis(
                subject: "webhooks",
                isGood: dead == 0,
                message: dead == 0
                    ? "none undeliverable" : "\(dead) given up; are the addresses right?"
            )
        )
        for name in try log.log.rollouts() {
            let rollout = try log.rollout(named: name)
            findings.append(clock(rollout.state))
            guard look.measure || (try? common.settings.isOurs(log)) == true else {
                findings.append(Self.unasked(rollout))
                continue
            }
            findings.append(planFile(rollout))
            findings += try await sources(rollout, log)
        }
        return findings
    }

    /// Checks that nobody else can change the log's files, or keep it from being written.
    private func owner(of log: RolloutLog) -> Diagnosis {
        do throws(FileFailure) {
            try SQLiteStore.checkOwner(of: log.log.path)
            return Diagnosis(
                subject: "owner",
                isGood: true,
                message: "the log, its lock and its folder are this user's alone"
            )
        } catch {
            return Diagnosis(subject: "owner", isGood: false, message: error.reason)
        }
    }

    /// Checks that the next decision can be signed.
    private func signature(of log: RolloutLog) -> Diagnosis {
        let path = common.settings.keyPath(of: log)
        do {
            let signer = try LogSigner(for: log.log, keyPath: path)
            try signer.check(log.log)
            return Diagnosis(
                subject: "key",
                isGood: true,
                message: "\(path) signs as \(signer.key.verifier.name)"
            )
        } catch {
            let problem = Failure(error, verbose: common.verbose)
            return Diagnosis(subject: "key", isGood: false, message: problem.description)
        }
    }

    private func clock(_ state: State) -> Diagnosis {
        let behind = state.lastTime.map { $0 - Instant.now } ?? .zero
        return Diagnosis(
            subject: "clock",
            isGood: behind <= .zero,
            message: behind <= .zero
                ? "after the last entry of \(state.rollout)"
                : "\(behind.spoken) behind the last entry of \(state.rollout); set it"
                    + Remedy.correctClock.clause
        )
    }

    private func planFile(_ rollout: Rollout) -> Diagnosis {
        let path = rollout.planPath ?? ""
        let subject = "plan \(rollout.state.rollout)"
        guard FileManager.default.fileExists(atPath: path) else {
            return Diagnosis(
                subject: subject,
                isGood: true,
                message: "only in the log: \(path) is gone"
            )
        }
        guard let file = try? rollout.planFile() else {
            return Diagnosis(
                subject: subject,
                isGood: false,
                message: "\(path) is not a valid plan"
            )
        }
        let isSame = file.digest == rollout.state.plan?.digest
        return Diagnosis(
            subject: subject,
            isGood: isSame,
            message: isSame
                ? "\(path) is the plan in force"
                : "\(path) differs from the plan in force: "
                    + "sluice plan diff \(path.shellWord)".withGivenOptions
        )
    }

    /// The plan of a log that may be a stranger's is not acted on.
    private static func unasked(_ rollout: Rollout) -> Diagnosis {
        Diagnosis(
            subject: "plan \(rollout.state.rollout)",
            isGood: true,
            message: "not tried, as the log's key is not at hand: --measure asks its sources"
        )
    }

    /// Asks every source once, as an advance would.
    private func sources(_ rollout: Rollout, _ log: RolloutLog) async throws -> [Diagnosis] {
        let environment = common.settings.environment.variables
        let cohorts = CohortChooser(of: log, environment: environment)
        let gatherer = EvidenceGatherer(environment: environment, cohorts: cohorts)
        let evidence = try await gatherer.evidence(
            for: .advance(to: nil, accepting: [], reason: nil),
            in: rollout,
            at: .now
        )
        return evidence.readings.map { reading in
            switch reading.measurement.unavailable {
            case .sourceFailed(let why)?, .secretMissing(let why)?:
                Diagnosis(subject: "check \(reading.check)", isGood: false, message: why)
            case .noData?, nil:
                Diagnosis(subject: "check \(reading.check)", isGood: true, message: "answers")
            }
        }
    }

    private func print(_ findings: [Diagnosis], _ ending: Ending) throws {
        guard !common.json else {
            return try Console.print(json: ["findings": findings], ending)
        }
        let terminal = Terminal.current
        for finding in findings {
            let mark = terminal.styled(finding.isGood ? "✓" : "✗", finding.isGood ? .good : .bad)
            let text = "\(finding.subject): \(finding.message)".sanitizedForTerminal
            for (index, line) in text.wrapped(to: terminal.width - 2).enumerated() {
                Console.print((index == 0 ? "\(mark) " : "  ") + line)
            }
        }
    }
}
