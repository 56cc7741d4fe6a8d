/// The action that can remove an obstacle.
///
/// It is a value, so that a command line shows a command, a page a button and an API a link.
package enum Remedy: Hashable, Codable, Sendable {
    /// Put a first plan in force.
    case applyPlan
    /// Look at the differences of the plan's file, and put it in force.
    case applyChangedPlan
    case release(hold: String)
    case approve(stage: String)
    /// Carry out a recommended mitigation, or go on without it.
    case accept(mitigation: String)
    case attest(subject: String, form: Attestation.Form, by: [String])
    /// Withdraw the attestation of an entry, which a person does.
    case withdraw(subject: String, entry: Int)
    /// Give a secret that a source is asked with, and ask again.
    case giveSecret(source: String)
    /// Put a workaround on record.
    case workAround(blocker: String)
    case clear(blocker: String)
    case reopen(blocker: String)
    /// Say in the plan which of its stages is the one that has another name in force.
    case rename(stage: String)
    /// Say in the plan what an open issue closes, or move or clear it; the stage is one that the
    /// plan may have renamed.
    case moveBlocker(blocker: String, stage: String?)
    case hold
    case rollBack
    /// Set the machine's clock, or say that it is right.
    case setClock
    /// Put on record that the log's time was ahead.
    case correctClock
}
