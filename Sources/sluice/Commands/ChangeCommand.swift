import ArgumentParser
import RolloutController
import Rollouts
import Values

/// A command that asks the rollout for a change.
protocol ChangeCommand: RolloutCommand {
    var change: ChangeOptions { get }
    /// What is asked for; reads the clock through `now` only.
    func command(at now: Instant) throws -> Command
    /// What a person is asked to confirm, with what would become of it where that is known; nil
    /// asks nothing.
    func question(_ standing: Standing, _ preview: Decision?) -> String?
    /// The digest of the plan that the asker has in hand; nil takes the one in force.
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
            // The answer was given on what was shown, and counts for nothing else.
            terms.expectedRevision = terms.expectedRevision ?? standing.state.revision
        }
        // Read after the answer: a prompt that is open for an hour is no hour of soak.
        let now = Instant.now
        let request = try request(at: now, standing)
        if let problem = witnesses.problem, !request.command.stops { throw problem }
        try await common.carryOut(request, terms, change, by: controller, witnesses, at: now)
    }

    /// Whether a person was asked and agreed; false where nobody needs to be.
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
        guard preview.decision.exitCode == .success, !preview.decision.changes.isEmpty else {
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
    /// Has a request carried out, or with a dry run only decided, and prints what became of it.
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
            // After the answer: a witness that is down delays nothing.
            await witnesses.ask(about: [answer], at: now)
            try output.end(answer)
        }
    }
}
