import RolloutAPI
import RolloutController
import Values

extension CommonOptions {
    /// Records the stops that were kept while the log took no writes, and says what became of them.
    func recordKeptStops() async {
        do {
            guard try !settings.stops.pending().isEmpty else { return }
            let controller = controller(of: try settings.openLog())
            for report in try await controller.recordKeptStops(at: .now) {
                Console.say(sentences: report.sentence)
            }
        } catch {
            Console.say(sentences: Failure(error, verbose: verbose).text)
        }
    }
}

extension Controller.StopReport {
    fileprivate var sentence: String {
        guard let problem else { return "\(stop.text) is recorded now" }
        return "\(stop.text) is still not recorded: \(Failure(problem).description)"
    }
}
