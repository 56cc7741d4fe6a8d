/// Parses a policy file line by line; names are compared by their bytes.
struct TrustPolicyReader {
    private(set) var witnesses: [TrustPolicy.ListedWitness] = []
    private(set) var quorum: WitnessQuorum?
    private var logKeys: [VerifierKey] = []
    private var members: [[UInt8]: WitnessQuorum] = [:]
    /// The names that are members of a group.
    private var taken: Set<[UInt8]> = []
    private var groupCount = 0

    /// The limit for logs, witnesses and groups each: that of the signatures of a note.
    static let countMax = 100

    typealias Problem = TrustPolicyError.Problem

    /// Parses one line, without its newline.
    mutating func read(_ line: ArraySlice<UInt8>) throws(Problem) {
        if let byte = line.first(where: { ($0 < 0x20 && $0 != tab) || $0 == 0x7F }) {
            throw .controlCharacter(byte)
        }
        let words = line.split { $0 == space || $0 == tab }.map { Array($0) }
        guard let word = words.first, word.first != UInt8(ascii: "#") else { return }
        let rest = Array(words.dropFirst())
        switch String(decoding: word, as: UTF8.self) {
        case "log": try readLog(rest)
        case "witness": try readWitness(rest)
        case "group": try readGroup(rest)
        case "quorum": try readQuorum(rest)
        case let other: throw .unknownWord(other)
        }
    }

    var logs: [TrustedLog] {
        let origins = logKeys.map { Origin($0.name) }
        return origins.indices.filter { origins.firstIndex(of: origins[$0]) == $0 }.map { index in
            TrustedLog(
                origin: origins[index],
                keys: logKeys.filter { Origin($0.name) == origins[index] }
            )
        }
    }
}

extension TrustPolicyReader {
    private mutating func readLog(_ words: [[UInt8]]) throws(Problem) {
        guard 1...2 ~= words.count else { throw .form("log KEY [URL]") }
        let key = try key(words[0])
        guard key.kind == .note else { throw .notALog(key.name) }
        guard !logKeys.contains(where: { $0.publicKey == key.publicKey }) else {
            throw .keyTwice(key.name)
        }
        guard logKeys.count < Self.countMax else { throw .tooMany }
        logKeys.append(key)
    }

    private mutating func readWitness(_ words: [[UInt8]]) throws(Problem) {
        guard 2...3 ~= words.count else { throw .form("witness NAME KEY [URL]") }
        let key = try key(words[1])
        guard key.kind == .cosignature else { throw .notAWitness(key.name) }
        guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
            throw .keyTwice(key.name)
        }
        guard !witnesses.contains(where: { $0.key.name == key.name }) else {
            throw .witnesses(.twice(key.name))
        }
        guard witnesses.count < Self.countMax else { throw .tooMany }
        try define(words[0], as: .witness(key))
        let url = words.dropFirst(2).first.map { String(decoding: $0, as: UTF8.self) }
        witnesses.append(.init(key: key, url: url))
    }

    private mutating func readGroup(_ words: [[UInt8]]) throws(Problem) {
        guard words.count >= 3 else { throw .form("group NAME all|any|NUMBER MEMBER...") }
        let names = words.dropFirst(2)
        let threshold = try threshold(words[1], of: names.count)
        var parts: [WitnessQuorum] = []
        for name in names {
            parts.append(try member(name))
            guard taken.insert(name).inserted else { throw .memberTwice(text(name)) }
        }
        guard groupCount < Self.countMax else { throw .tooMany }
        groupCount += 1
        try define(words[0], as: .group(atLeast: threshold, of: parts))
    }

    private mutating func readQuorum(_ words: [[UInt8]]) throws(Problem) {
        guard words.count == 1 else { throw .form("quorum NAME, or quorum none") }
        guard quorum == nil else { throw .secondQuorum }
        quorum = words[0] == none ? .group(atLeast: 0, of: []) : try member(words[0])
    }

    private mutating func define(_ name: [UInt8], as quorum: WitnessQuorum) throws(Problem) {
        guard name != none else { throw .reservedName }
        guard members[name] == nil else { throw .nameTaken(text(name)) }
        members[name] = quorum
    }

    private func member(_ name: [UInt8]) throws(Problem) -> WitnessQuorum {
        guard let member = members[name] else { throw .unknownName(text(name)) }
        return member
    }

    private func threshold(_ word: [UInt8], of count: Int) throws(Problem) -> Int {
        switch text(word) {
        case "all": return count
        case "any": return 1
        case let other:
            guard let number = Int(decimal: word[...]), 1...count ~= number else {
                throw .threshold(other, members: count)
            }
            return number
        }
    }

    private func key(_ word: [UInt8]) throws(Problem) -> VerifierKey {
        do throws(KeyError) {
            return try VerifierKey(parsing: text(word))
        } catch {
            throw .key(error)
        }
    }

    private func text(_ word: [UInt8]) -> String { String(decoding: word, as: UTF8.self) }
}

private let none = Array("none".utf8)
private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
