import Transparency
package import Values

/// Answers the calls of add-checkpoint, one at a time.
///
/// Serial because waiting for a file's lock blocks a thread: never more than one.
package actor CosigningActor {
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
            // The details are for the operator of this machine, not for the client.
            return WitnessReply(status: 500, text: "the witness cannot answer", event: "\(error)")
        }
    }
}
