import Values

extension FiringAlerts {
    /// Judges the number of alerts: more than allowed fail at once, and fewer pass only where it is
    /// known that alerts arrive.
    func assessment(atMost allowed: Int) -> Assessment {
        let value = "\(firing.grouped) firing"
        guard firing <= allowed else {
            return Assessment(verdict: .failed, value: value, detail: detail)
        }
        if let doubt {
            return Assessment(verdict: .undecided(.noData), value: value, detail: doubt)
        }
        return Assessment(verdict: .passed, value: value, detail: detail)
    }

    /// The names of the alerts, and what hides some of them.
    private var detail: String? {
        let named = names.isEmpty ? nil : names.joined(separator: ", ")
        let parts = [
            named, Self.clause(silenced, "silenced by", silences),
            Self.clause(inhibited, "inhibited by", inhibitors),
        ]
        let text = parts.compactMap(\.self).joined(separator: "; ")
        return text.isEmpty ? nil : text
    }

    private static func clause(_ count: Int, _ verb: String, _ ids: [String]) -> String? {
        guard count > 0 else { return nil }
        let shown = ids.prefix(idsShown).joined(separator: ", ")
        let more = ids.count > idsShown ? " and \(ids.count - idsShown) more" : ""
        return "\(count.grouped) \(verb) \(shown)\(more)"
    }

    /// The rest of the ids stand in the entry.
    private static let idsShown = 3
}
