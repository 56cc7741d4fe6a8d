extension VerifierKey {
    /// This witness's cosignature among the lines that it has answered with.
    ///
    /// Lines of other keys are skipped. Of several that hold, the newest counts.
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

/// A cosignature that holds; only `VerifierKey.cosignature(in:on:)` makes one.
package struct ReceivedCosignature: Hashable, Sendable {
    package let line: NoteSignature
    /// Seconds since 1970, by the witness's clock.
    package let timeSeconds: UInt64

    fileprivate init(line: NoteSignature, timeSeconds: UInt64) {
        self.line = line
        self.timeSeconds = timeSeconds
    }
}

/// Why what a witness has answered is no cosignature.
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
