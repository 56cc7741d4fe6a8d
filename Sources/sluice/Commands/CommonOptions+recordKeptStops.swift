import RolloutAPI
import RolloutController
import Values

extension CommonOptions {
    /// Records the stops that were kept while the log took no writes, and says what became of them.
    func recordKeptStops() async {
        for sentence in await keptStopsRecorded() { Console.insist(sentences: sentence) }
    }

    /// Records the stops that were kept, and returns what became of each.
    func keptStopsRecorded() async -> [String] {
        do {
            guard try !settings.stops.pending().isEmpty else { return [] }
            let controller = controller(of: try settings.openLog())
            return try await controller.recordKeptStops(at: .now).map(\.sentence)
        } catch {
            return [Failure(error, verbose: verbose).text]
        }
    }
}

extension Controller.StopReport {
    fileprivate var sentence: String {
        guard let problem else { return "\(stop.text) is recorded now" }
        return "\(stop.text) is still not recorded: \(Failure(problem).description)"
    }
}
