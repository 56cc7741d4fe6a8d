/// The logs to trust, and the witnesses that must have cosigned their checkpoints
/// (c2sp.org/tlog-policy).
package struct TrustPolicy: Hashable, Sendable {
    /// One for each origin, with all keys listed for it.
    package let logs: [TrustedLog]
    package let witnesses: WitnessPolicy
    /// In the order of their lines.
    package let listed: [ListedWitness]

    package struct ListedWitness: Hashable, Sendable {
        package let key: VerifierKey
        /// The base URL of the witness; nil if the policy does not list it.
        package let url: String?
    }

    /// Parses a policy file.
    package init(parsing bytes: [UInt8]) throws(TrustPolicyError) {
        guard bytes.count <= Self.bytesMax else {
            throw TrustPolicyError(line: 1, problem: .tooLarge)
        }
        var reader = TrustPolicyReader()
        let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
        // A truncated policy could name another quorum than the whole one.
        guard lines.last?.isEmpty == true else {
            throw TrustPolicyError(line: lines.count, problem: .cutOff)
        }
        for (index, line) in lines.dropLast().enumerated() {
            do throws(TrustPolicyError.Problem) {
                try reader.read(line)
            } catch {
                throw TrustPolicyError(line: index + 1, problem: error)
            }
        }
        guard let quorum = reader.quorum else {
            throw TrustPolicyError(line: max(lines.count - 1, 1), problem: .noQuorum)
        }
        listed = reader.witnesses
        logs = reader.logs
        do throws(WitnessPolicyError) {
            witnesses = try WitnessPolicy(quorum: quorum, witnesses: listed.map(\.key))
        } catch {
            throw TrustPolicyError(line: lines.count - 1, problem: .witnesses(error))
        }
    }

    /// Many times what 32 logs, 32 witnesses and 32 groups need.
    package static let bytesMax = 65_536
}

/// The line of a policy file that is not valid, and the reason.
package struct TrustPolicyError: Error, Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    package let problem: Problem

    package enum Problem: Error, Hashable, Sendable {
        case tooLarge
        case cutOff
        case controlCharacter(UInt8)
        case unknownWord(String)
        case form(String)
        case key(KeyError)
        case notALog(KeyName)
        case notAWitness(KeyName)
        case keyTwice(KeyName)
        case nameTaken(String)
        case reservedName
        case unknownName(String)
        case memberTwice(String)
        case threshold(String, members: Int)
        case secondQuorum
        case noQuorum
        case witnesses(WitnessPolicyError)
        case tooMany
    }
}

extension TrustPolicyError: CustomStringConvertible {
    package var description: String { "line \(line): \(problem)" }
}

extension TrustPolicyError.Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLarge: "a policy has at most \(TrustPolicy.bytesMax) bytes"
        case .cutOff: "it does not end with a newline; was the file copied whole?"
        case .controlCharacter(let byte):
            byte == UInt8(ascii: "\r")
                ? "a carriage return; save the file with plain newlines"
                : "a control character (\(byte))"
        case .unknownWord(let word):
            "`\(word)` begins no line of a policy; log, witness, group and quorum do"
        case .form(let form): "write it as: \(form)"
        case .key(let error): "\(error)"
        case .notALog(let name):
            "\(name) is the key of a witness; a log's key signs notes (its base64 begins with A)"
        case .notAWitness(let name): "\(WitnessPolicyError.notAWitness(name))"
        case .keyTwice(let name): "the key of \(name) is listed already; list each once"
        case .nameTaken(let name): "the name `\(name)` is already in use; choose another"
        case .reservedName: "`none` stands for no quorum, and cannot be another name"
        case .unknownName(let name):
            "no witness or group before this line is called `\(name)`"
        case .memberTwice(let name):
            "`\(name)` is a member of a group already, and would count twice"
        case .threshold(let text, let members):
            "`\(text)` is not all, any or a number from 1 to \(members)"
        case .secondQuorum: "a policy has one quorum; remove this line or the one before"
        case .noQuorum: "a policy has a quorum; add `quorum none` where no witness is needed"
        case .witnesses(let error): "\(error)"
        case .tooMany:
            "a policy lists at most \(TrustPolicyReader.countMax) logs, witnesses and groups each"
        }
    }
}
