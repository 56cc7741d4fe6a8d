extension VerifierKey {
    /// Finds this witness's cosignature among the lines of its answer.
    ///
    /// Skips lines of other keys. Of several valid ones, returns the newest.
    package func cosignature(
        in answer: [UInt8],
        on text: NoteText
    ) -> Result<ReceivedCosignature, CosignatureRefusal> {
        let lines: [NoteSignature]
        do throws(NoteError) {
            lines = try NoteSignature.lines(parsing: answer)
        } catch {
            return .failure(.malformed(error))
        }
        let own = lines.filter { $0.name == name && $0.keyID == id }
        guard !own.isEmpty else { return .failure(.none(name)) }
        let received = own.compactMap { line -> ReceivedCosignature? in
            guard kind == .cosignature, verifies(line, on: text) else { return nil }
            return Cosignature(line).map {
                ReceivedCosignature(line: line, timeSeconds: $0.timeSeconds)
            }
        }
        guard received.count == own.count,
            let newest = received.max(by: { $0.timeSeconds < $1.timeSeconds })
        else { return .failure(.doesNotHold(name)) }
        return .success(newest)
    }
}

/// A cosignature that was verified; only `VerifierKey.cosignature(in:on:)` makes one.
package struct ReceivedCosignature: Hashable, Sendable {
    package let line: NoteSignature
    /// Seconds since 1970, by the witness's clock.
    package let timeSeconds: UInt64

    fileprivate init(line: NoteSignature, timeSeconds: UInt64) {
        self.line = line
        self.timeSeconds = timeSeconds
    }
}

/// The reason a witness's answer has no valid cosignature.
package enum CosignatureRefusal: Error, Hashable, Sendable {
    case malformed(NoteError)
    case none(KeyName)
    case doesNotHold(KeyName)
}

extension CosignatureRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed: "the answer is not made of signature lines"
        case .none(let name):
            "the answer has no cosignature by the trusted key of \(name); is that key right?"
        case .doesNotHold(let name):
            "the cosignature of \(name) does not fit the checkpoint"
        }
    }
}
