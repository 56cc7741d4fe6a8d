import ArgumentParser
import Foundation
import JSONCoding
import RolloutAPI
import RolloutController
import Statistics

struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Compute bounds from failures and trials, as the checks of a plan do.",
        subcommands: [Bound.self, Batch.self]
    )

    struct Bound: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compute the range of failure rates that some trials support.",
            discussion: """
                Example:
                  sluice stats bound --failures 0 --trials 299 --limit 1%
                """
        )

        @OptionGroup var output: OutputOptions

        @Option(name: .long, help: "The number of failures.")
        var failures: Int

        @Option(name: .long, help: "The number of trials, including the failures.")
        var trials: Int

        @Option(name: .long, help: "The confidence of each bound.")
        var confidence = Share(value: 0.95)

        @Option(name: .long, help: "A rate to test the trials against: 1%, or 0.01.")
        var limit: Share?

        func execute() throws {
            guard trials > 0 else { throw Failure("--trials is a whole number over 0", .usage) }
            guard let counts = Proportion(failures: failures, trials: trials) else {
                throw Failure("--failures is from 0 to --trials, and both at most 10^15", .usage)
            }
            let bound = RateBound(of: counts, confidence: confidence.value, limit: limit?.value)
            guard let bound else {
                throw Failure("a limit of this size cannot be tested", .usage)
            }
            guard !output.json else { return try Console.print(json: bound) }
            for line in bound.lines { Console.print(line) }
        }
    }

    struct Batch: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer JSON Lines from standard input, one line each, in order.",
            discussion: """
                A line is {"fn": NAME, …}; NAME is one of \
                \(StatisticalFunction.allCases.map(\.rawValue).joined(separator: ", ")). A \
                line that cannot be answered yields {"error": …}.

                Example:
                  sluice stats batch < questions.jsonl
                """
        )

        @OptionGroup var output: OutputOptions

        func execute() throws {
            while let line = readLine(strippingNewline: true) {
                let answer = StatisticalFunction.answer(toLine: Array(line.utf8))
                Console.print(String(decoding: try answer.canonicalBytes(), as: UTF8.self))
            }
        }
    }
}
