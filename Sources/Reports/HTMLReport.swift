import Mustache
package import Rollouts
import Values

/// A readiness report as one HTML file, with the readings of each check over time.
///
/// It loads no external resources and contains no scripts.
package struct HTMLReport: Sendable {
    let readiness: ReadinessReport
    let checks: [CheckHistory]

    package init(_ readiness: ReadinessReport, checks: [CheckHistory]) {
        self.readiness = readiness
        self.checks = checks
    }

    private var exposure: ExposureHistory { readiness.exposure }

    /// The report as HTML; text from outside is escaped.
    package var html: String {
        get throws {
            let text = String(decoding: PackageResources.report_html_mustache, as: UTF8.self)
            MustacheContentTypes.register(HTMLContent(), named: "ESCAPED_HTML")
            return try MustacheTemplate(string: text)
                .render(context)
        }
    }

    private var context: HTMLContext {
        HTMLContext(
            readiness: readiness.context,
            exposurePlot: ExposurePlot(exposure).svg.markup,
            exposureLegend: exposureLegend,
            marks: marks,
            hasMarks: !exposure.marks.isEmpty,
            hasMitigations: !readiness.overview.mitigations.isEmpty,
            plots: checks.map { CheckFigure($0, during: exposure).context }
        )
    }

    private var exposureLegend: [LegendItem] {
        ExposureHistory.Mark.Kind.allCases.compactMap { kind in
            guard exposure.marks.contains(where: { $0.kind == kind }) else { return nil }
            let sign = kind.svg(x: 50, y: 8, telling: kind.word).markup
            return LegendItem(sign: sign, word: kind.word)
        }
    }

    private var marks: [HTMLContext.MarkRow] {
        exposure.marks.map { mark in
            HTMLContext.MarkRow(
                time: mark.time.minute,
                entry: mark.entry,
                word: mark.kind.word,
                summary: mark.summary
            )
        }
    }
}

private struct HTMLContent: MustacheContentType {
    func escapeText(_ text: String) -> String { text.markup }
}
