import AuditLog
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// The source of what `status` shows: the rollout that is named, or all if several are there.
struct StatusSource: Sendable {
    let common: CommonOptions
    let measures: Bool
    /// The copy of an export; nil for a log, which is opened for each look anew.
    let export: RolloutLog?

    init(common: CommonOptions, measures: Bool) throws {
        self.common = common
        self.measures = measures
        export = LogExport.isAt(common.settings.logPath) ? try common.openRecords() : nil
    }

    func frame() async throws -> StatusFrame {
        let settings = common.settings
        let log = try export ?? settings.openLog()
        let names = try log.log.rollouts()
        guard settings.rolloutInMind != nil || names.count < 2 else {
            let now = Instant.now
            return .several(try log.briefs(of: names, at: now), at: now)
        }
        let overview = try await common.overview(
            of: settings.rolloutName(in: log),
            in: log,
            measuring: measures,
            readingCustomers: false
        )
        return .one(overview)
    }
}
