/// The values that the template of the HTML report shows.
struct HTMLContext {
    let readiness: ReadinessContext
    let exposurePlot: String
    let exposureLegend: [LegendItem]
    let marks: [MarkRow]
    let hasMarks: Bool
    let hasMitigations: Bool
    let plots: [CheckFigureContext]

    struct MarkRow {
        let time: String
        let entry: Int
        let word: String
        let summary: String
    }
}

/// A sign of a plot as markup, with its meaning.
struct LegendItem {
    let sign: String
    let word: String
}

/// The values that the figure of one check shows.
struct CheckFigureContext {
    let title: String
    let id: String
    let part: String
    let name: String
    let limit: String
    let count: String
    let svg: String
    let legend: [LegendItem]
    let rows: [Row]
    let band: String?
    let note: String?

    struct Row {
        let time: String
        let entry: Int
        let stage: String
        let measured: String
        let kind: String
        let sign: String
        let word: String
        let detail: String
    }
}
