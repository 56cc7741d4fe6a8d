import JSONCoding
import Rollouts
import Statistics

/// The JSON answer of a web service or a program.
///
/// A measure's word is a JSON pointer if it begins with `/`, otherwise a key of the object. A
/// bare number is the answer for any value, and so is a bare word where one is required.
struct JSONAnswer: Sendable {
    private let document: JSON

    init(_ document: JSON) {
        self.document = document
    }

    /// Reads a quantity; a value is a number, unless a word is required of it.
    func measurement(
        of quantity: Measure.Quantity,
        as basis: Requirement.Basis = .number
    ) throws(Unavailable) -> Measurement {
        switch quantity {
        case .value(let place) where basis == .word:
            return .word(try word(at: place))
        case .value(let place):
            if let number = document.numberValue { return .value(number) }
            return .value(try number(at: place))
        case .trials(let word):
            let campaign = try value(at: word)
            let failures = try count(campaign["failures"], named: "failures of \(word)")
            let successes = try count(campaign["successes"], named: "successes of \(word)")
            return try counts(failures: failures, total: failures + successes)
        case .failures(let failures, let total):
            return try counts(failures: try sum(failures), total: try sum(total))
        case .successes(let successes, let total):
            let (good, all) = (try sum(successes), try sum(total))
            guard good <= all else {
                throw .sourceFailed("\(good) successes of \(all) are impossible")
            }
            return try counts(failures: all - good, total: all)
        case .samples(let word):
            return .samples(try numbers(at: word))
        case .canary(let canary, let control):
            return .canary(try numbers(at: canary), control: try numbers(at: control))
        case .groups(let words):
            return .groups(try groups(words))
        case .histogram, .trend, .firing:
            throw .sourceFailed("a histogram or a trend cannot be read from JSON")
        }
    }

    private func groups(_ words: [String: CounterSum]) throws(Unavailable) -> [String: Int] {
        var groups: [String: Int] = [:]
        for (name, words) in words { groups[name] = try sum(words) }
        return groups
    }

    /// Returns the sum of counts, each of at most 10¹⁵.
    private func sum(_ words: CounterSum) throws(Unavailable) -> Int {
        var sum = 0
        for word in words.terms { sum += try count(try value(at: word), named: word) }
        guard sum <= Proportion.trialsMax else { throw .sourceFailed("over 10¹⁵ events") }
        return sum
    }

    private func numbers(at word: String) throws(Unavailable) -> [Double] {
        guard let items = try value(at: word).arrayValue else {
            throw .sourceFailed("\(word) is not a list of numbers in the answer")
        }
        guard items.count <= Measurement.samplesMax else { throw .tooManySamples(word) }
        let numbers = items.compactMap(\.numberValue)
        guard numbers.count == items.count else {
            throw .sourceFailed("\(word) holds items that are not numbers")
        }
        return numbers
    }

    private func value(at word: String) throws(Unavailable) -> JSON {
        let found: JSON?
        if word.hasPrefix("/") {
            guard let pointer = JSONPointer(word) else {
                throw .sourceFailed("\(word) is not a JSON pointer")
            }
            found = pointer.value(in: document)
        } else {
            found = document[word]
        }
        guard let found, found != .null else { throw .noData("the answer has no \(word)") }
        return found
    }

    private func number(at word: String) throws(Unavailable) -> Double {
        let found = try value(at: word)
        guard let number = found.numberValue else {
            throw .sourceFailed("\(word) is not a number in the answer, \(found.otherKind)")
        }
        return number
    }

    private func word(at place: String) throws(Unavailable) -> Word {
        let found = document.isWord ? document : try value(at: place)
        switch found {
        case .bool(let truth): return .truth(truth)
        case .string(let text):
            guard let seen = Word(seen: text) else {
                throw .sourceFailed(
                    "\(place) is a text of over \(Word.lengthMax) characters, or has one that "
                        + "cannot be seen"
                )
            }
            return seen
        case .null, .number, .array, .object:
            throw .sourceFailed(
                "\(place) is not true, false or a text in the answer, \(found.otherKind)"
            )
        }
    }

    private func count(_ value: JSON?, named name: String) throws(Unavailable) -> Int {
        guard let value, value != .null else { throw .noData("the answer has no \(name)") }
        guard let number = value.numberValue, let count = Int(exactly: number),
            (0...Proportion.trialsMax).contains(count)
        else { throw .sourceFailed("\(name) is not a count: a whole number from 0 to 10¹⁵") }
        return count
    }

    private func counts(failures: Int, total: Int) throws(Unavailable) -> Measurement {
        guard let counts = Proportion(failures: failures, trials: total) else {
            throw .sourceFailed("\(failures) failures of \(total) are impossible")
        }
        return .counts(counts)
    }
}

extension JSON {
    fileprivate var isWord: Bool {
        switch self {
        case .bool, .string: true
        case .null, .number, .array, .object: false
        }
    }

    /// The kind of the value, as the end of a sentence.
    fileprivate var otherKind: String {
        let kind =
            switch self {
            case .null: "nothing"
            case .bool: "true or false"
            case .number: "a number"
            case .string: "a text"
            case .array: "a list"
            case .object: "an object"
            }
        return "but \(kind): another kind than is required"
    }
}

extension JSON {
    /// Parses a source's answer.
    init(answer bytes: [UInt8]) throws(Unavailable) {
        do {
            try self.init(parsing: bytes)
        } catch let error as JSONError {
            // The parser's reason may contain a key, and thus any text that the source sent.
            throw .sourceFailed("the answer is not JSON from byte \(error.offset) on")
        } catch {
            throw .sourceFailed("the answer is not JSON")
        }
    }
}
