import ArgumentParser
import AuditLog
import Foundation
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// A command that asks the rollout for a change.
protocol ChangeCommand: RolloutCommand {
    associatedtype Fields: CommandFields
    var change: ChangeOptions { get }
    /// The fields that the command is made of.
    var fields: Fields { get }
    /// Returns the question that a person must confirm, with the previewed decision if known.
    ///
    /// Nil asks nothing.
    func question(_ rollout: Rollout, _ preview: Decision?) -> String?
    /// Reads the plan that the user has; nil stands for the one in force.
    func planFile(_ rollout: Rollout) throws -> PlanFile?
    /// The waiting for what time mends; nil if the command does not wait.
    var waiting: WaitOptions? { get }
    /// Returns the fields with another stage to enter, for a command that waits.
    func fields(to stage: String) -> Fields
}

extension ChangeCommand {
    func validate() throws {
        try validateFields()
    }

    func validateFields() throws {
        try FieldProblem.asOption { () throws(FieldProblem) in _ = try fields.command(at: .now) }
    }

    func question(_ rollout: Rollout, _ preview: Decision?) -> String? { nil }

    var waiting: WaitOptions? { nil }

    func fields(to stage: String) -> Fields { fields }

    func execute() async throws { try await executeChange() }

    func executeChange() async throws {
        do {
            try await carryOut()
        } catch let error as LogError where error.takesNoWrites {
            throw try kept(because: error) ?? error
        }
    }

    private func carryOut() async throws {
        let log = try common.settings.openLog()
        let name = try common.settings.rolloutName(in: log)
        let isStop = try fields.command(at: .now).traits.stops
        let rollout = try isStop ? log.rolloutToStop(named: name) : log.rollout(named: name)
        let controller = common.controller(of: log)
        let plan = try planFile(rollout)
        if let plan { try sayDifferences(of: plan, to: rollout) }
        var options = try change.conditions.options(for: name)
        let isConfirmed = try await isConfirmed(rollout, plan, options, controller)
        if let waiting, waiting.wait {
            let digest = plan?.digest ?? rollout.state.plan?.digest
            let next = rollout.plan?.stage(after: rollout.state.phase)?.name
            let bound = fields(to: next ?? State.Phase.completed.text)
            return try await wait(waiting, (fields, bound), digest, options, by: controller)
        }
        // Read after the answer, so that time spent at the prompt does not count as soak.
        let now = Instant.now
        let request = try request(at: now, plan)
        if isConfirmed, !request.command.traits.stops {
            // The confirmation is valid only for what was shown.
            options.confirmedRevision = rollout.state.revision
        }
        try await common.carryOut(request, options, change, by: controller, at: now)
    }

    /// Keeps a stop in a file, as the log cannot be read; nil for what does not stop.
    private func kept(because error: LogError) throws -> StopNotRecorded? {
        let settings = common.settings
        let request = try request(at: .now, nil)
        guard request.command.traits.stops, !change.dryRun else { return nil }
        let stop = PendingStop(
            // The log cannot say whether the key was used before, for something undone since.
            id: UUID().uuidString.lowercased(),
            rollout: settings.rolloutInMind,
            command: request.command,
            actor: request.actor,
            at: .now
        )
        return settings.stops.keep(stop, ofLogThatGave: error, flags: settings.flags)
    }

    /// Returns true if a person was asked and agreed; false if no confirmation is needed.
    private func isConfirmed(
        _ rollout: Rollout,
        _ plan: PlanFile?,
        _ options: RequestOptions,
        _ controller: Controller
    ) async throws -> Bool {
        guard !change.dryRun, !change.yes, let question = question(rollout, nil) else {
            return false
        }
        try Confirmation(question: question).insistOnTerminal()
        let now = Instant.now
        let request = try request(at: now, plan)
        let preview = try await Interruption.heeded {
            try await controller.preview(request, options, at: now)
        }
        let isDueLater =
            waiting?.wait == true && preview.decision.isMendedByTime(sourcesMayAnswer: true)
        let isDue = preview.decision.exitStatus == .success && !preview.decision.changes.isEmpty
        guard isDue || isDueLater else { return false }
        let shown = isDueLater ? question : self.question(rollout, preview.decision)
        try shown.map { try Confirmation(question: $0).ask() }
        return true
    }

    /// Carries the command out once nothing is in its way that time removes: as it was given, and
    /// if somebody else moves the rollout meanwhile, for the stage that was next.
    private func wait(
        _ waiting: WaitOptions,
        _ fields: (given: Fields, bound: Fields),
        _ planDigest: String?,
        _ options: RequestOptions,
        by controller: Controller
    ) async throws {
        let progress = WaitProgress()
        guard let patience = waiting.patience(from: .now, showing: progress) else { return }
        let actor = try change.actor(in: common.settings.environment)
        let clockIsRight = change.clockIsRight
        try await common.carryOut(fields.given.command(at: .now), change, by: controller) {
            defer { progress.clear() }
            return try await controller.performOnceDue(options, patience) { isMoved, now in
                try (isMoved ? fields.bound : fields.given).request(
                    by: actor,
                    planDigest: planDigest,
                    clockIsRight: clockIsRight,
                    at: now
                )
            }
        }
    }

    func planFile(_ rollout: Rollout) throws -> PlanFile? { nil }

    /// Says in what a plan differs from the one in force.
    private func sayDifferences(of file: PlanFile, to rollout: Rollout) throws {
        guard let current = rollout.plan, file.digest != rollout.state.plan?.digest else {
            return
        }
        Console.say("\(file.path) differs from the plan in force:")
        let screen = AmendmentScreen(
            amendment: AmendmentDetails(try current.changes(to: file.plan)),
            now: .now,
            terminal: .current
        )
        for line in screen.lines { Console.say(line) }
    }

    private func request(at now: Instant, _ plan: PlanFile?) throws -> Request {
        try fields.request(
            by: change.actor(in: common.settings.environment),
            planDigest: plan?.digest,
            clockIsRight: change.clockIsRight,
            at: now
        )
    }
}
