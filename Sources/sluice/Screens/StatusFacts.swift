import RolloutAPI
import Rollouts
import Values

/// The facts at the top of a status: since when, who was chosen, who watches, what was taken back.
struct StatusFacts {
    let overview: Overview
    let terminal: Terminal

    var lines: [String] { FactList(facts: facts, terminal: terminal).lines }

    private var facts: [(String, String)] {
        [
            ("since", since), ("complete", complete), ("watched", watched),
            ("customers", customers), ("open", open),
            ("variables", variables), ("guard", guarding),
            ("rolled back", rollback),
        ].compactMap { name, text in text.map { (name, $0) } }
    }

    private var state: State { overview.state }
    private var now: Instant { overview.now }

    private func past(_ time: Instant) -> String { "\(time.minute), \((now - time).ago)" }

    private var since: String? {
        guard let stage = state.stage.flatMap(overview.plan.stage), let since = state.stageSince
        else { return nil }
        let left = since + stage.soak.duration - now
        let rest = left > .zero ? "\(left.spoken) to go" : "over"
        return "\(past(since)); soak \(stage.soak.text): \(rest)"
    }

    private var complete: String? {
        state.completion.map { completion in
            "since \(past(completion.at)): \(state.exposure.grouped) users keep the release"
        }
    }

    private var watched: String? {
        guard state.phase == .completed, let end = overview.watchEnd else { return nil }
        guard now < end else { return "no longer, since \(past(end))" }
        return "until \(end.minute), for \((end - now).spoken) more: a no-go that fails is acted "
            + "on as in a stage"
    }

    private var customers: String? {
        guard let population = overview.background.population else { return nil }
        let list = population.customers.name
        guard let choice = overview.background.choice else {
            let invited = population.invited.count
            return "from \(list)" + (invited > 0 ? ", \(invited.grouped) invited" : "")
                + (state.exposure == 0 ? "; nobody is chosen yet" : "")
        }
        let cohort = choice.cohort
        let parts = [("invited", cohort.invited), ("excluded", cohort.excluded)]
            .filter { $0.1 > 0 }.map { ", \($0.1.grouped) \($0.0)" }
        return "\(state.exposure.grouped) of \(cohort.customers.grouped) in \(list)"
            + parts.joined() + " (entry \(choice.entry))"
    }

    private var variables: String? {
        let values = overview.background.values
        return values.isEmpty ? nil : values.map(\.text).joined(separator: ", ")
    }

    /// The time to advance in that is now or next, as far as weekly times of the plan decide it.
    private var open: String? {
        guard let opening = overview.opening, state.phase != .completed else { return nil }
        let end = opening.to.map { ", until \($0.text)" } ?? ""
        guard opening.from.at > now else { return "now\(end)" }
        return "in \((opening.from.at - now).spoken), from \(opening.from.text)\(end)"
    }

    private var watch: String { "sluice guard".withGivenOptions }

    private var guarding: String? {
        guard let isWatched = overview.isWatched else { return nil }
        guard let look = overview.background.watch.look else {
            return "no look is known of: nobody watches unless `\(watch)` runs"
        }
        let age = now - look.at
        let last = "looked " + (age < .seconds(60) ? "\(max(age, .zero).spoken) ago" : age.ago)
        let pace = look.interval.map { ", every \($0.text)" } ?? ""
        return isWatched ? last + pace : "\(last)\(pace); nobody watches unless `\(watch)` runs"
    }

    private var rollback: String? {
        overview.background.lastRollback.map { rollback in
            let exposure =
                "\(rollback.exposure.before.grouped) → \(rollback.exposure.after.grouped)"
            return "\(past(rollback.time)), by \(rollback.actor.name): \(rollback.from) → "
                + "\(rollback.to), \(exposure) users: \(rollback.reason) (entry \(rollback.entry))"
        }
    }
}
