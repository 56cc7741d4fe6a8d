@testable import RolloutController
@testable import Rollouts
import Foundation
@testable import Values

/// Histories of targets as a real Prometheus stores them, one a run.
///
/// `STORED_TARGETS=100 swift test --filter StoredTargetTests` is the whole campaign.
enum StoredTargets {
    private static let count =
        ProcessInfo.processInfo.environment["STORED_TARGETS"].flatMap { Int($0) }
        ?? Oddity.allCases.count + 1

    /// The models: one without oddities, then one of each, and so on; every fourth is so long that
    /// it is read by the hour.
    static let models: [TargetModel] = (0..<count).map { run in
        let oddity = run % (Oddity.allCases.count + 1)
        return TargetModel(
            seed: 5,
            run: UInt64(run),
            oddities: oddity == 0 ? [] : [Oddity.allCases[oddity - 1]],
            length: run % 4 == 3 ? 700 : 60,
            windowStart: PastTraffic.start + .seconds(3_600)
        )
    }

    /// The samples in the text form of OpenMetrics.
    static let text: String = {
        var lines = ["# TYPE targets counter"]
        for (run, model) in models.enumerated() {
            for series in model.sides[1] {
                let labels = series.labels.sorted { $0.key < $1.key }
                    .map { #"\#($0.key)="\#($0.value)""# }.joined(separator: ",")
                for sample in series.samples {
                    let value = sample.value.isNaN ? "NaN" : "\(Int(sample.value))"
                    let seconds = Double(sample.at.milliseconds) / 1_000
                    lines.append(#"targets_total{run="\#(run)",\#(labels)} \#(value) \#(seconds)"#)
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }()
}
