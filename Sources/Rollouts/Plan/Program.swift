/// A program that a plan names, its arguments, and the environment variables that it is given.
package struct Program: Hashable, Sendable {
    /// The program and its arguments.
    package let words: [String]
    /// The names of the variables that it gets besides those that every program gets.
    package let environment: [String]

    package init(_ words: [String], environment: [String] = []) {
        self.words = words
        self.environment = environment
    }

    /// The program as written, without its arguments; empty if there is none.
    package var name: String { words.first ?? "" }
}

extension Program: ExpressibleByArrayLiteral {
    package init(arrayLiteral words: String...) {
        self.init(words)
    }
}

extension Program {
    /// The variables that every program gets, if they are set.
    package static let givenAlways = ["PATH", "HOME", "LANG", "TZ"]
    /// The variables in which every program is told what it is asked about.
    package static let told = ["SLUICE_ROLLOUT", "SLUICE_STAGE", "SLUICE_SINCE"]
}

extension Program {
    /// The keys of a program among those of the source or the table that it is.
    enum Key: String, CodingKey { case command, env }

    /// Decodes a program from the keys of a larger object; nil if there is none.
    static func decode(
        from container: KeyedDecodingContainer<Key>
    ) throws -> Self? {
        try container.decodeIfPresent([String].self, forKey: .command).map { words in
            Self(
                words,
                environment: try container.decodeIfPresent([String].self, forKey: .env) ?? []
            )
        }
    }

    /// Encodes the program among other keys; without variables of its own, it has no `env`.
    func encode(into container: inout KeyedEncodingContainer<Key>) throws {
        try container.encode(words, forKey: .command)
        if !environment.isEmpty { try container.encode(environment, forKey: .env) }
    }
}
