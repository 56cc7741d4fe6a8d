import Rollouts
import Values

extension NodeReader where Value == WeeklyTimes {
    /// Reads `Fri 16:00..Mon 08:00` or `Mon..Thu 09:00..16:00`.
    static let weekly = scalar(
        "weekly times such as 'Fri 16:00..Mon 08:00' or 'Mon..Thu 09:00..16:00', under a week"
    ) { WeeklyTimes(text: $0) }
}

extension NodeReader where Value == String {
    /// Reads the name of a time zone that this machine has data of.
    ///
    /// A plan that came from the log is not asked again: its zone may be unknown where it is read.
    static let zone = NodeReader { node, findings in
        guard case .scalar(let name, _) = node.content else {
            findings.expected("the name of a time zone such as Europe/Berlin", node)
            return nil
        }
        guard ZoneData.has(name) else {
            let near = ZoneData.nearest(to: name).map { "; did you mean \($0.quoted)?" }
            findings.error(
                "unknown time zone \(name.quoted)"
                    + (near ?? "; it is a name such as Europe/Berlin, or UTC"),
                at: node.at
            )
            return nil
        }
        return name
    }
}
