import Testing
import TestSupport
import Transparency

@Suite struct WitnessPolicyTests {
    private func policy(_ threshold: Int, of numbers: [UInt8]) throws -> WitnessPolicy {
        try WitnessPolicy(
            threshold: threshold,
            of: numbers.map { try TestKeys.witness($0).verifier }
        )
    }

    @Test func `enough of the trusted witnesses have to cosign`() throws {
        let log = try TestKeys.trusted()
        let note = try TestKeys.note(size: 4, cosignedBy: [1, 3, 9])
        for (threshold, isEnough) in [(0, true), (1, true), (2, true), (3, false)] {
            let policy = try policy(threshold, of: [1, 2, 3])
            switch log.checkpoint(in: note, witnesses: policy) {
            case .success(let verified):
                #expect(isEnough)
                let counted = [policy.witnesses[0], policy.witnesses[2]]
                #expect(verified.witnessed.map(\.witness) == counted)
            case .failure(let refusal):
                #expect(!isEnough)
                #expect(refusal == .tooFewWitnesses(found: 2, required: 3))
            }
        }
    }

    @Test func `a witness does not stand in for the log`() throws {
        let note = try TestKeys.note(size: 4, cosignedBy: [1])
        let mistaken = TrustedLog(
            origin: try TestKeys.origin(),
            keys: [try TestKeys.witness(1).verifier]
        )
        #expect(mistaken.checkpoint(in: note) == .failure(.note(.noKnownKey)))
        let log = TrustedLog(
            origin: try TestKeys.origin(),
            keys: [try TestKeys.log(seed: 2).verifier]
        )
        let verdict = log.checkpoint(in: note, witnesses: try policy(1, of: [1]))
        #expect(verdict == .failure(.note(.noKnownKey)))
    }

    @Test func `no witness counts twice, by whatever name`() throws {
        let witness = try TestKeys.witness(1).verifier
        let alias = try VerifierKey(
            name: TestKeys.name("example.org/alias"),
            kind: .cosignature,
            publicKey: witness.publicKey
        )
        for other in [witness, alias] {
            #expect(throws: WitnessPolicyError.twice(other.name)) {
                try WitnessPolicy(threshold: 2, of: [witness, other])
            }
        }
    }

    @Test func `a policy asks for what it can get`() throws {
        #expect(throws: WitnessPolicyError.threshold(3, witnesses: 2)) {
            try policy(3, of: [1, 2])
        }
        #expect(throws: WitnessPolicyError.threshold(-1, witnesses: 0)) { try policy(-1, of: []) }
        let log = try TestKeys.log().verifier
        #expect(throws: WitnessPolicyError.notAWitness(log.name)) {
            try WitnessPolicy(threshold: 1, of: [log])
        }
        #expect(WitnessPolicy.none.threshold == 0)
    }
}
