package import Rollouts

/// The JSON answer of `blocker list --json`.
package struct BlockerList: Encodable {
    package let blockers: [BlockerAnswer]

    package init(_ rows: [BlockerRow]) {
        blockers = rows.map(BlockerAnswer.init)
    }
}
