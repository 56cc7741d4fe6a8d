import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// A command that asks the rollout for a change.
protocol ChangeCommand: RolloutCommand {
    var change: ChangeOptions { get }
    /// Returns the command to carry out, with `now` as its only access to the clock.
    func command(at now: Instant) throws -> Command
    /// Returns the question that a person must confirm, with the previewed decision if known.
    ///
    /// Nil asks nothing.
    func question(_ standing: Standing, _ preview: Decision?) -> String?
    /// Returns the digest of the plan that the user has; nil stands for the one in force.
    func planDigest(_ standing: Standing) throws -> String?
}

extension ChangeCommand {
    func question(_ standing: Standing, _ preview: Decision?) -> String? { nil }

    func execute() async throws {
        let log = try common.openLog()
        let rollout = try common.rolloutName(in: log)
        let standing = try log.standing(of: rollout)
        let controller = common.controller(of: log)
        let witnesses = WitnessInquiry(of: log, common)
        var terms = try change.terms(for: rollout)
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
        Request(
            command: try command(at: now),
            actor: try change.actor(in: common.environment),
            planDigest: try planDigest(standing)
        )
    }
}

extension CommonOptions {
    /// Carries out a request, or only decides it in a dry run, and prints the answer.
    func carryOut(
        _ request: Request,
        _ terms: Terms,
        _ change: ChangeOptions,
        by controller: Controller,
        _ witnesses: WitnessInquiry,
        at now: Instant
    ) async throws {
        try await Interruption.heeded {
            let answer =
                change.dryRun
                ? try await controller.preview(request, terms, at: now)
                : try await controller.perform(request, terms, at: now)
            let output = AnswerOutput(common: self, isPreview: change.dryRun)
            try output.print(answer, now: now)
            // After printing the answer, so that a witness that is down delays nothing.
            await witnesses.ask(about: [answer], at: now)
            try output.end(answer)
        }
    }
}
