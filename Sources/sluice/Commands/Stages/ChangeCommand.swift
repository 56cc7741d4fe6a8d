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
}

extension ChangeCommand {
    func validate() throws {
        try validateFields()
    }

    func validateFields() throws {
        try FieldProblem.asOption { () throws(FieldProblem) in _ = try fields.command(at: .now) }
    }

    func question(_ rollout: Rollout, _ preview: Decision?) -> String? { nil }

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
        // Read after the answer, so that time spent at the prompt does not count as soak.
        let now = Instant.now
        let request = try request(at: now, plan)
        if isConfirmed, !request.command.traits.stops {
            // The confirmation is valid only for the revision that was shown.
            options.expectedRevision = options.expectedRevision ?? rollout.state.revision
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
            rollout: settings.rollout,
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
        guard preview.decision.exitStatus == .success, !preview.decision.changes.isEmpty else {
            return false
        }
        try self.question(rollout, preview.decision).map { try Confirmation(question: $0).ask() }
        return true
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
