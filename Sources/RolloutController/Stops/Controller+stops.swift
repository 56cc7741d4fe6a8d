package import AuditLog
import Rollouts
package import Values

extension Controller {
    /// The stops that were kept before and were dealt with now.
    package struct StopReport: Sendable {
        package let stop: PendingStop
        /// The reason it is still not recorded; nil if it is.
        package let problem: (any Error)?
    }

    /// Records the stops that were kept while the log took no writes, and publishes the flags.
    ///
    /// - Throws: `StopFileError` if it is not known which there are.
    @discardableResult
    package func recordKeptStops(at now: Instant) async throws -> [StopReport] {
        guard let file = log.stops, case let stops = try file.pending(), !stops.isEmpty else {
            return []
        }
        var reports: [StopReport] = []
        for stop in stops {
            do {
                try await record(stop, at: now)
                reports.append(StopReport(stop: stop, problem: nil))
            } catch {
                reports.append(StopReport(stop: stop, problem: error))
            }
        }
        try file.remove(Set(reports.filter { $0.problem == nil }.map(\.stop.id)))
        _ = publishFlags()
        return reports
    }

    /// Records the stops that were kept, and refuses what does not stop while one of the rollout's
    /// is not recorded.
    func refuseBeforeKeptStops(
        _ request: Request,
        _ options: RequestOptions,
        at now: Instant
    ) async throws {
        let open: StopReport?
        do {
            open = try await recordKeptStops(at: now).first { report in
                report.problem != nil && report.stop.rollout ?? options.rollout == options.rollout
            }
        } catch  where request.command.traits.stops {
            return
        }
        guard let problem = open?.problem, !request.command.traits.stops else { return }
        throw problem
    }

    private func record(_ stop: PendingStop, at now: Instant) async throws {
        let rollouts = try stop.rollout.map { [$0] } ?? log.log.rollouts()
        for rollout in rollouts {
            let id = stop.rollout == nil ? "\(stop.id)-\(rollout)" : stop.id
            if try log.log.entry(id: id) != nil { continue }
            let options = RequestOptions(rollout: rollout, idempotencyKey: id)
            func recorded(_ command: Command) async throws -> Answer {
                let request = Request(command: command, actor: stop.actor, askedAt: stop.at)
                return try await decided(request, options, at: now, keepingStops: false)
            }
            let answer = try await recorded(stop.command)
            // The stage to go back to may be gone since; then nobody keeps the release.
            if answer.decision.outcome == .invalid, case .rollback(.some, let why) = stop.command {
                _ = try await recorded(.rollback(to: nil, reason: why))
            }
        }
    }

    /// Keeps the stop that a proposal would have recorded; rethrows the log's error if it is none.
    func keep(_ proposal: Proposal, because error: LogError) throws -> Never {
        guard error.takesNoWrites, let file = log.stops,
            let stop = PendingStop(proposal, id: error.id ?? proposal.options.idempotencyKey)
        else { throw error }
        throw file.keeping(stop, because: error.reason) {
            guard let flags else { return .none }
            return publishFlags().map { .unchanged(why: $0) } ?? .off(path: flags.path)
        }
    }
}

extension StopFile {
    /// Keeps a stop, puts its flags off, and returns what to say.
    func keeping(
        _ stop: PendingStop,
        because why: String,
        _ putFlagsOff: () -> StopNotRecorded.Flags
    ) -> StopNotRecorded {
        let kept = Result { () throws(StopFileError) in try add(stop) }
        return StopNotRecorded(stop: stop, why: why, kept: kept, flags: putFlagsOff())
    }

    /// Keeps a stop of a log that cannot be opened, and puts off all flags of a file.
    package func keep(
        _ stop: PendingStop,
        ofLogThatGave error: LogError,
        flags: SharedFile?
    ) -> StopNotRecorded {
        keeping(stop, because: error.reason) {
            guard let flags, stop.takesBack else { return .none }
            do {
                try flags.putOff()
                return .off(path: flags.path)
            } catch {
                return .unchanged(why: "\(error)")
            }
        }
    }
}

extension LogError {
    /// True if there is a log, which cannot be written now or is too damaged for it.
    package var takesNoWrites: Bool {
        switch self {
        case .busy, .diskFull, .readOnly, .notOwned, .indeterminate, .io, .damaged, .altered,
            .cacheDiffers:
            true
        case .notFound, .notALog, .notAFile, .alreadyThere, .copied, .newer, .older, .tooLarge:
            false
        }
    }

    /// The id of the entry that may be recorded.
    fileprivate var id: String? {
        if case .indeterminate(let id, _) = self { id } else { nil }
    }
}
