package import Rollouts

/// The JSON answer of `mitigation list --json`.
package struct MitigationList: Encodable {
    package let mitigations: [MitigationAnswer]

    package init(_ rows: [MitigationRow]) {
        mitigations = rows.map(MitigationAnswer.init)
    }
}
