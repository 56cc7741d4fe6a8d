package import RolloutController
package import Rollouts
package import Values

extension Controller {
    /// Evaluates an advance now, and records nothing.
    ///
    /// The customers, of whom there may be millions, are read only on demand. Without a plan in
    /// force it fails.
    package func overview(
        on rollout: Rollout,
        readingCustomers: Bool,
        at now: Instant
    ) async throws -> Overview {
        let request = Request(
            command: .advance(to: nil, accepting: [], reason: nil),
            actor: Actor(name: "status", kind: .person),
            planDigest: Self.planDigest(rollout)
        )
        let answer = try await evaluate(
            request,
            RequestOptions(rollout: rollout.state.rollout),
            readingCustomers: readingCustomers,
            at: now
        )
        guard let overview = answer.overview(now) else {
            throw Failure.noPlan
        }
        return overview
    }

    /// Returns the digest of the plan's file; an unreadable file counts as a different plan.
    private static func planDigest(_ rollout: Rollout) -> String? {
        do {
            return try rollout.planFile()?.digest
        } catch {
            return "unreadable"
        }
    }
}

extension Failure {
    /// The failure of a command on a rollout that no plan was applied to.
    package static let noPlan = Failure(
        "no plan is in force; apply one: \("sluice plan apply FILE".withGivenOptions)",
        .noPlan,
        command: "sluice plan apply FILE".withGivenOptions
    )
}
