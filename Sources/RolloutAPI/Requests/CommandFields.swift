import Foundation
package import Rollouts
package import Values

/// The options of a command by their long names: the one place where it is made of them.
///
/// The command line fills it from its options, and a server from a JSON object.
package protocol CommandFields: Decodable, Sendable {
    associatedtype CodingKeys: CodingKey & CaseIterable
    /// Checks the fields and makes the command, with `now` as its only access to the clock.
    func command(at now: Instant) throws(FieldProblem) -> Command
}

extension CommandFields {
    /// Reads the fields from a JSON object, which has no others.
    package init(json: [UInt8]) throws(FieldProblem) {
        let decoder = JSONDecoder()
        let data = Data(json)
        guard let names = try? decoder.decode(FieldNames.self, from: data).names else {
            throw .notAnObject
        }
        try Self.check(names)
        do {
            self = try decoder.decode(Self.self, from: data)
        } catch let error as DecodingError {
            throw FieldProblem(error)
        } catch {
            throw FieldProblem(field: "", message: "the fields cannot be read")
        }
    }

    /// Checks the fields and makes the request of an actor.
    ///
    /// The digest is that of the plan that the caller has; nil stands for the one in force.
    package func request(
        by actor: Actor,
        planDigest: String? = nil,
        clockIsRight: Bool = false,
        at now: Instant
    ) throws(FieldProblem) -> Request {
        Request(
            command: try command(at: now),
            actor: actor,
            planDigest: planDigest,
            clockIsRight: clockIsRight
        )
    }

    private static func check(_ names: [String]) throws(FieldProblem) {
        let known = CodingKeys.allCases.map(\.stringValue)
        guard let name = names.first(where: { !known.contains($0) }) else { return }
        let hint = name.hint(in: known)
        throw FieldProblem(
            field: name,
            message: "there is no field \(name.sanitizedForTerminal)\(hint)"
        )
    }
}

/// The names of an object's fields, in the order of the alphabet.
private struct FieldNames: Decodable {
    let names: [String]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue).sorted()
    }
}
