import Rollouts

extension Verdict {
    var mark: String { Marker(self).mark }

    var style: Terminal.Style? { Marker(self).style }
}

extension Marker {
    var style: Terminal.Style {
        switch self {
        case .passed: .good
        case .failed: .bad
        case .undecided, .waived: .warning
        case .notApplicable: .dim
        }
    }
}
