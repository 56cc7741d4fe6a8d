package import Rollouts
package import Values

package struct BlockerAnswer: Encodable {
    package let id: String
    package let severity: String
    package let title: String
    package let status: String
    package let stops: Bool
    package let by: String
    package let at: Instant
    package let evidence: Nullable<String>
    package let decision: Nullable<String>
    package let workaround: Nullable<String>

    package init(_ row: BlockerRow) {
        let details = row.blocker.details
        id = details.id
        severity = details.severity.rawValue
        title = details.title
        stops = row.stops
        workaround = Nullable(details.workaround)
        switch row.blocker.status {
        case .open(let person, let time, let reason):
            (status, by, at) = ("open", person, time)
            (evidence, decision) = (Nullable(nil), Nullable(reason))
        case .cleared(let person, let time, let proof, let why):
            (status, by, at) = ("cleared", person, time)
            (evidence, decision) = (Nullable(proof), Nullable(why))
        }
    }
}
