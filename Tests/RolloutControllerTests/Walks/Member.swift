import Foundation
import Rollouts
import TestSupport

/// A person or a program of a walk, known apart from how its name is spelled.
struct Member: Hashable, Sendable, CustomStringConvertible {
    let name: String
    let isProgram: Bool

    var description: String { isProgram ? "the program \(name)" : name }

    static let people = ["ann", "bea", "cid", "zoë", "jörg", "strauß"].map {
        Self(name: $0, isProgram: false)
    }

    /// The programs, one of which calls itself as a person does.
    static let programs = ["bot", "deployer", "ann"].map { Self(name: $0, isProgram: true) }

    /// Returns the member's name in one of the ways in which it can be written.
    func spelled(_ random: inout SeededGenerator) -> String {
        let spellings = [
            name, name, name.uppercased(), " \(name)", "\(name)\u{200B}", "\u{FEFF}\(name) ",
            name.prefix(1) + "\u{AD}" + name.dropFirst(), name.decomposedStringWithCanonicalMapping,
            name.decomposedStringWithCanonicalMapping.uppercased() + "\u{2060}",
        ]
        return spellings.randomElement(using: &random) ?? name
    }

    func actor(_ random: inout SeededGenerator) -> Actor {
        Actor(name: spelled(&random), kind: isProgram ? .automation : .person)
    }

    /// Returns the letters by which a name is known, without the folding that is on trial.
    static func letters(of name: String) -> String {
        let parts = name.replacing("ß", with: "ss").lowercased()
            .decomposedStringWithCanonicalMapping.unicodeScalars
        return String(String.UnicodeScalarView(parts.filter { ("a"..."z").contains($0) }))
    }

    /// The letters by which the member is known.
    var letters: String { Self.letters(of: name) }
}
