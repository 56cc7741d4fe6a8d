@testable import RolloutController
import TestSupport
import Testing

/// Courses that are recorded as histories, each once.
@Suite(.enabled(if: Recorder.isOn), .serialized) struct HistoryRecording {
    @Test func `the decisions of logs that the program recorded`() async throws {
        for history in KeptHistory.all where !history.has(.decisions) {
            try await history.withCopy { _, path in
                let log = try RolloutLog.open(at: path).log
                try Recorder.keepDecisions(of: log, as: history)
            }
            #expect(history.has(.decisions))
        }
    }
}
