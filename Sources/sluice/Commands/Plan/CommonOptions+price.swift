import RolloutAPI
import RolloutController
import Rollouts
import Values

extension CommonOptions {
    /// Returns the price of putting a plan in force; nil if none is in force now.
    ///
    /// Only the sources of the plan in force are asked: a plan runs no program before it is in
    /// force itself. In a log that is somebody else's none is asked, unless that is wanted.
    func price(
        of application: PlanApplication,
        by actor: Actor,
        on rollout: Rollout,
        in log: RolloutLog,
        asking look: LookOptions,
        at now: Instant
    ) async throws -> AmendmentPrice? {
        guard let replaced = rollout.replacingPlan(by: application.file).replaced else {
            return nil
        }
        let isAsked = try look.measure || settings.isOurs(log)
        let controller = controller(of: log)
        let readings =
            isAsked
            ? try await Interruption.heeded { try await controller.readings(in: rollout, at: now) }
            : nil
        return PricedAmendment(
            of: Request(command: application.command, actor: actor),
            to: application.file.plan,
            in: rollout.state,
            replacing: replaced,
            at: now
        ).price(seeing: readings, by: ZoneData.offsets)
    }
}
