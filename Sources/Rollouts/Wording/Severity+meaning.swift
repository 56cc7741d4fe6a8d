extension Severity {
    package var meaning: String {
        switch self {
        case .p0: "critical: stops every advance"
        case .p1: "high: stops entry to the last stage, or to the one that it names"
        case .p2: "medium: needs a workaround"
        case .p3: "low: informs"
        }
    }
}
