import Rollouts

/// Weekly times of a zone as written.
struct ZonedTimesDocument: Sendable {
    let weekly: Field<WeeklyTimes>
    let zone: Field<String>

    enum Key: String, PlanKey {
        case weekly, zone
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { fields in
            ZonedTimesDocument(
                weekly: fields.required(.weekly, .weekly),
                zone: fields.required(.zone, .zone)
            )
        }
    }

    var times: ZonedTimes? {
        guard let weekly = weekly.value, let zone = zone.value else { return nil }
        return ZonedTimes(weekly: weekly, zone: zone)
    }
}
