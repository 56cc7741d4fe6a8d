import Transparency
package import Values

/// Answers the calls of add-checkpoint, one after the other.
///
/// One at a time, as waiting for a file's lock keeps a thread: never more than one of them.
package actor WitnessDesk {
    private let state: WitnessState

    package init(state: WitnessState) {
        self.state = state
    }

    package func answer(to request: [UInt8], at now: Instant) -> WitnessReply {
        do {
            return WitnessReply(try state.cosign(request, at: now))
        } catch let refusal as WitnessRefusal {
            return WitnessReply(refusal)
        } catch HighWaterMarkError.busy {
            return WitnessReply(
                status: 503,
                text: "busy, ask again",
                event: "another process holds the state"
            )
        } catch {
            // What is wrong here is for this machine's owner, and not for whoever asks.
            return WitnessReply(status: 500, text: "the witness cannot answer", event: "\(error)")
        }
    }
}
