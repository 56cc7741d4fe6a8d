import ArgumentParser
import AuditLog
import Cohorts
import Foundation
import RolloutAPI
import RolloutController

extension CohortCommand {
    struct Export: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a stage's customers for other programs.",
            discussion: """
                csv: position and id, where an id that a spreadsheet would run as a formula \
                begins with an apostrophe, as in `log list --format csv`. json: the ids with the \
                entry and the digest that vouch for \
                them. flagd: the flags of every rollout of the log, as `serve` and --flags-file \
                give them. Of more than 20 customers a flag is told by a number that applications \
                send, as its metadata say, or with `hash: murmur3-cbor` or murmur3-utf8 in the \
                plan by flagd's own hash. The digest is that of `LC_ALL=C sort` over the ids, by \
                sha256sum.

                Example:
                  sluice cohort export --format json
                """
        )

        enum Format: String, ExpressibleByArgument, CaseIterable {
            case csv, json, flagd
        }

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Option(name: .long, help: "csv, json or flagd; default: csv, or json with --json.")
        var format: Format?

        @Option(
            name: .long,
            help: "The stage; default: the present one.",
            completion: CompletedNames.stages
        )
        var stage: String?

        func validate() throws {
            if format == .flagd, stage != nil {
                throw ValidationError("flags are those of the present stages: leave --stage out")
            }
        }

        func execute() throws {
            switch format ?? (common.json ? .json : .csv) {
            case .flagd:
                let file = FlagFile(try common.settings.openLog().flags())
                let json = String(decoding: file.json, as: UTF8.self)
                Console.print(data: json.trimmed.escapingHiddenInJSON)
            case .json:
                let (rollout, exposure) = try CohortCommand.exposure(of: stage, common)
                try Console.print(json: CohortAnswer(rollout, exposure))
            case .csv:
                let (_, exposure) = try CohortCommand.exposure(of: stage, common)
                Console.print(data: CSVRow(["position", "id"]).text)
                for (index, id) in (exposure?.list.members ?? []).enumerated() {
                    Console.print(data: CSVRow([String(index + 1), id.text]).text)
                }
            }
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .newlines) }
}
