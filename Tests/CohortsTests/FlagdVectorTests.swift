@testable import Cohorts
import Foundation
import Testing

/// What flagd's clients answered; see `Golden/README.md`.
struct FlagdVectorTests {
    private static let vectors = Result { try FlagdVectors.read() }

    @Test func `a hash is what MurmurHash3 says`() throws {
        let vectors = try Self.vectors.get()
        #expect(vectors.murmur3.count == 19)
        for vector in vectors.murmur3 {
            #expect(MurmurHash3.hash(vector.bytes) == vector.hash, "\(vector.hex)")
        }
    }

    @Test func `without CBOR every variant is the clients' own`() throws {
        let vectors = try Self.vectors.get()
        #expect(vectors.fractional.count == 200)
        for vector in vectors.fractional {
            let hash = MurmurHash3.hash(Array(vector.text.utf8))
            #expect(hash == vector.v2.hash)
            #expect(vector.index(hash) == vector.v2.index)
        }
    }

    @Test func `with CBOR every variant is the clients' own`() throws {
        for vector in try Self.vectors.get().fractional {
            let hash = MurmurHash3.hash(vector.cbor)
            #expect(vector.cbor.hex == vector.v3.cborHex)
            #expect(hash == vector.v3.hash)
            #expect(vector.index(hash) == vector.v3.index)
        }
    }

    @Test func `a rank begins as the clients bucket`() throws {
        for vector in try Self.vectors.get().fractional where vector.explicitBucketBy {
            let id = try CustomerID(vector.targetingKey)
            for (hash, answer) in [
                (CohortHash.murmur3UTF8, vector.v2.hash), (.murmur3CBOR, vector.v3.hash),
            ] {
                let rank = CohortRanking(salt: vector.flagKey, hash: hash).rank(of: id)
                #expect(UInt64(hash.number(of: rank)) == (UInt64(answer) * 2_147_483_647) >> 32)
            }
        }
    }

    @Test(arguments: [
        (0, "60"), (23, "77"), (24, "7818"), (255, "78ff"), (256, "790100"), (65_535, "79ffff"),
        (65_536, "7a00010000"),
    ])
    func `a text's length is in the fewest bytes`(count: Int, header: String) {
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
        #expect(CBORText.encoded(text).dropLast(count).hex == header)
        #expect(CBORText.encoded(text).suffix(count) == text[...])
    }
}

private struct FlagdVectors: Decodable {
    let murmur3: [Hash]
    let fractional: [Case]

    struct Hash: Decodable {
        let hex: String
        let hash: UInt32
    }

    struct Case: Decodable {
        let flagKey: String
        let targetingKey: String
        let explicitBucketBy: Bool
        let weights: [Int]
        let v2: Answer
        let v3: Answer
    }

    struct Answer: Decodable {
        let cborHex: String?
        let hash: UInt32
        let index: Int
    }

    static func read() throws -> Self {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "Golden/flagd_fractional.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Self.self, from: Data(contentsOf: file))
    }
}

extension FlagdVectors.Hash {
    var bytes: [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}

extension FlagdVectors.Case {
    var text: String { flagKey + targetingKey }

    /// Of an array of the two keys where the flag does not say what to bucket by.
    var cbor: [UInt8] {
        guard !explicitBucketBy else { return CBORText.encoded(Array(text.utf8)) }
        return [0x82] + [flagKey, targetingKey].flatMap { CBORText.encoded(Array($0.utf8)) }
    }

    /// The first variant whose weights, summed so far, are over the bucket.
    func index(_ hash: UInt32) -> Int? {
        let bucket = (UInt64(hash) * UInt64(weights.reduce(0, +))) >> 32
        var sum = 0
        return weights.firstIndex { weight in
            sum += weight
            return bucket < sum
        }
    }
}

extension Sequence<UInt8> {
    fileprivate var hex: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
