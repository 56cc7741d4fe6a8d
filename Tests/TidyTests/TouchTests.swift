import Testing

/// README's lists of the files that a new case touches, held against a case that is there.
@Suite struct TouchTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        /// The files that README lists, from `Sources/`.
        let listed: Set<String>
        /// Files of the case's own.
        let own: Set<String>
        let limit: Int
        /// True for a line that names the case.
        let names: @Sendable (String) -> Bool

        var testDescription: String { name }
    }

    static let examples = [
        Example(
            name: "a kind of evidence source",
            listed: [
                "Rollouts/Plan/Source+Kind.swift", "Rollouts/Plan/Source+Codable.swift",
                "PlanLanguage/Document/SourceDocument.swift",
                "RolloutController/Evidence/EvidenceSources.swift",
            ],
            // The schema, too, which is no Swift file.
            own: ["RolloutController/Evidence/HTTPSource.swift"],
            limit: 5,
            names: { line in
                ["case http(", ".http(", "case .http", ", http,", "HTTPSource"].contains {
                    line.contains($0)
                }
            }
        ),
        Example(
            name: "a kind of measure",
            listed: [
                "Rollouts/Plan/Quantity.swift", "Rollouts/Plan/Measure+Codable.swift",
                "Rollouts/Plan/Requirement.swift", "Rollouts/Plan/Requirement+Codable.swift",
                "Rollouts/Evidence/Measurement.swift",
                "Rollouts/Decision/Verdicts/Requirement+Assessment.swift",
                "Rollouts/Overview/Requirement+Plotted.swift",
                "PlanLanguage/Document/MeasureDocument.swift",
                "PlanLanguage/Document/CheckDocument+check.swift",
                "PlanLanguage/Rules/RequirementsFit.swift",
                "RolloutController/Evidence/Prometheus/PrometheusSource.swift",
                "RolloutController/Evidence/JSON/JSONAnswer.swift",
            ],
            own: [
                "Rollouts/Decision/Verdicts/Trend+Assessment.swift",
                "RolloutController/Evidence/Prometheus/PrometheusSource+Gauges.swift",
                "Statistics/Intervals/TrendInterval.swift",
            ],
            limit: 15,
            names: { line in
                [
                    ".trend", "case trend", "trend:", "trend(", " trend,", "onTrend",
                    "TrendInterval",
                ]
                .contains { line.contains($0) }
            }
        ),
        Example(
            name: "a command that changes a rollout",
            listed: [
                "Rollouts/Decision/Command.swift", "Rollouts/Decision/Command+traits.swift",
                "Rollouts/Decision/Command+facts.swift", "Rollouts/Decision/Plan+Decision.swift",
                "sluice/Sluice.swift",
            ],
            own: [
                "Rollouts/Decision/Commands/Mitigations.swift",
                "RolloutAPI/Requests/Fields/RiskAcceptFields.swift",
                "sluice/Commands/Records/RiskCommand.swift",
            ],
            limit: 8,
            names: { line in
                [
                    "acceptRisk(", ".acceptRisk", "case acceptRisk", "RiskAcceptFields",
                    "RiskCommand",
                ]
                .contains { line.contains($0) }
            }
        ),
    ]

    @Test(arguments: examples)
    func `a case stands in the files that README lists and no others`(_ example: Example) throws {
        let touched = try Checkout.swiftFiles(in: ["Sources"]).filter { file in
            file.lines.contains { !$0.drop { $0 == " " }.hasPrefix("//") && example.names($0) }
        }
        let paths = Set(touched.map { String($0.path.dropFirst("Sources/".count)) })
        #expect(paths == example.listed.union(example.own))
        #expect(paths.count <= example.limit)
        let readme = try Checkout.text(of: "README.md")
        for file in example.listed {
            let name = try #require(file.split(separator: "/").last)
            #expect(readme.contains("`Sources/\(file)`") || readme.contains("`\(name)`"), "\(file)")
        }
    }
}
