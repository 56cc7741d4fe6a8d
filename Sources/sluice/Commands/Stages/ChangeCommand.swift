import ArgumentParser
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
    func question(_ standing: Standing, _ preview: Decision?) -> String?
    /// Returns the digest of the plan that the user has; nil stands for the one in force.
    func planDigest(_ standing: Standing) throws -> String?
}

extension ChangeCommand {
    func validate() throws {
        try FieldProblem.asOption { () throws(FieldProblem) in _ = try fields.command(at: .now) }
    }

    func question(_ standing: Standing, _ preview: Decision?) -> String? { nil }

    func execute() async throws {
        let log = try common.settings.openLog()
        let rollout = try common.settings.rolloutName(in: log)
        let standing = try log.standing(of: rollout)
        let controller = common.controller(of: log)
        let witnesses = WitnessInquiry(of: log, common)
        var terms = try change.conditions.terms(for: rollout)
        if try await isConfirmed(standing, terms, controller) {
            // The confirmation is valid only for the revision that was shown.
            terms.expectedRevision = terms.expectedRevision ?? standing.state.revision
        }
        // Read after the answer, so that time spent at the prompt does not count as soak.
        let now = Instant.now
        let request = try request(at: now, standing)
        if let problem = witnesses.problem, !request.command.traits.stops { throw problem }
        try await common.carryOut(request, terms, change, by: controller, witnesses, at: now)
    }

    /// Returns true if a person was asked and agreed; false if no confirmation is needed.
    private func isConfirmed(
        _ standing: Standing,
        _ terms: Terms,
        _ controller: Controller
    ) async throws -> Bool {
        guard !change.dryRun, !change.yes, let question = question(standing, nil) else {
            return false
        }
        try Confirmation(question: question).insistOnTerminal()
        let now = Instant.now
        let request = try request(at: now, standing)
        let preview = try await Interruption.heeded {
            try await controller.preview(request, terms, at: now)
        }
        guard preview.decision.exitStatus == .success, !preview.decision.changes.isEmpty else {
            return false
        }
        try self.question(standing, preview.decision).map { try Confirmation(question: $0).ask() }
        return true
    }

    func planDigest(_ standing: Standing) throws -> String? { nil }

    private func request(at now: Instant, _ standing: Standing) throws -> Request {
        try fields.request(
            by: change.actor(in: common.settings.environment),
            planDigest: try planDigest(standing),
            at: now
        )
    }
}
