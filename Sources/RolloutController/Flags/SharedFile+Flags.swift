import AuditLog
import Cohorts
import Foundation
import JSONCoding
import Values

extension SharedFile {
    /// Writes the flags of all rollouts in the log to the file, in flagd's format.
    ///
    /// By a log that must not be followed all are put off. If it stays open whether it may be,
    /// those that differ are: nobody is switched on, and whoever was taken back is off.
    ///
    /// - Throws: `FlagsPutOff`, `SharedFileError`, and errors of reading the log, with which the
    ///   file stays as it is.
    package func publish(_ log: RolloutLog, trusting trust: HeadTrust) throws {
        do {
            try keep { FlagFile(try log.flags(trusting: trust).flags).json }
        } catch let refusal as HeadRefusal {
            try putOff()
            throw FlagsPutOff(path: path, which: .all, why: refusal)
        } catch let error as SharedFileError {
            throw error
        } catch let error as LogError where error.mayPass {
            throw error
        } catch {
            try narrow(to: log)
            throw FlagsPutOff(path: path, which: .differing, why: error)
        }
    }

    /// Switches all flags of the file off, without the log.
    package func putOff() throws {
        try change { present in
            guard !present.isEmpty else { return present }
            let names = try JSONDecoder().decode(Names.self, from: Data(present)).flags.keys
            return FlagFile(names.map(Flag.stopped)).json
        }
    }

    /// Switches off what is not in the file as it is in the log.
    private func narrow(to log: RolloutLog) throws {
        try change { present in
            let flags = try log.flags()
            let (old, new) = (Self.rules(in: present), Self.rules(in: FlagFile(flags).json))
            return FlagFile(
                flags.map { old[$0.name] == new[$0.name] ? $0 : .stopped($0.name) }
            ).json
        }
    }

    /// The rules of a flag file by their flags' names, without the facts about them.
    private static func rules(in file: [UInt8]) -> [String: JSON] {
        guard let json = try? JSON(parsing: file), case .object(let flags)? = json["flags"] else {
            return [:]
        }
        let rules = flags.map { ($0.key, $0.value["targeting"] ?? .null) }
        return Dictionary(keepingFirst: rules)
    }

    private struct Names: Decodable {
        let flags: [String: Anything]

        struct Anything: Decodable {}
    }
}

/// The reason that flags of a file are off which the log may have on.
package struct FlagsPutOff: Error {
    let path: String
    let which: Which
    package let why: any Error

    enum Which: Sendable {
        case all
        case differing
    }
}

extension FlagsPutOff: CustomStringConvertible {
    package var description: String {
        switch which {
        case .all: "all flags in \(path) are off: \(why)"
        case .differing: "the flags in \(path) that differ from the log are off: \(why)"
        }
    }
}
