import RolloutController
import Testing
import TestSupport
import Transparency

extension HistoryRecording {
    /// Random pasts, which reach what nobody would write down.
    @Test(arguments: [11, 12] as [UInt64]) func `a random walk`(_ seed: UInt64) async throws {
        let name = "walk-\(seed)"
        guard !KeptHistory(name).has(.log) else { return }
        try await withTemporaryFolder { folder in
            var walk = try await Walk(seed: seed, in: folder) { rollout in
                try Recorder.makeKey(of: rollout, named: name)
            }
            try await walk.run(steps: 120)
            try Recorder.keep(walk.log, as: name, exporting: false)
            #expect(KeptHistory(name).has(.log))
        }
    }
}
