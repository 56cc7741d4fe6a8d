import Foundation
import Values

/// Ten hours of two days ago, a sample a minute, as a service would have been scraped.
///
/// `a` runs throughout and answers 10 requests a minute, 1 of them with an error from the first
/// half hour on; it restarts at 3:30. `b` runs from 5:10 to 7:00, with 5 requests a minute.
enum PastTraffic {
    static let start: Instant = {
        let day: Int64 = 86_400_000
        return Instant(milliseconds: (Instant.current.milliseconds / day - 2) * day)
    }()
    static let end = start + .seconds(600 * 60)

    /// What really happened between two minutes, the second included.
    static func requests(from first: Int, to last: Int) -> Int {
        (first + 1...last).reduce(0) { $0 + 10 + (isAlive($1) && $1 > 310 ? 5 : 0) }
    }

    static func errors(from first: Int, to last: Int) -> Int {
        (first + 1...last).count { $0 > 30 }
    }

    static func minute(_ minute: Int) -> Instant { start + .seconds(minute * 60) }

    private static func isAlive(_ minute: Int) -> Bool { (310...420).contains(minute) }

    static let text: String = {
        var lines = ["# TYPE past_requests counter"]
        // Each series whole, as the format wants it.
        for (code, errors) in [("200", false), ("500", true)] {
            var count = 0
            for minute in 0...600 {
                if minute == 210 { count = 0 }
                if minute > 0 { count += errors ? (minute > 30 ? 1 : 0) : (minute > 30 ? 9 : 10) }
                if errors, minute <= 30 { continue }
                lines.append(line("a", code, count, minute))
            }
        }
        for minute in 310...420 { lines.append(line("b", "200", (minute - 310) * 5, minute)) }
        return lines.joined(separator: "\n") + "\n"
    }()

    private static func line(
        _ instance: String,
        _ code: String,
        _ count: Int,
        _ minute: Int
    ) -> String {
        let labels = #"job="past",instance="\#(instance)",code="\#(code)""#
        let seconds = self.minute(minute).milliseconds / 1_000
        return "past_requests_total{\(labels)} \(count) \(seconds)"
    }
}
