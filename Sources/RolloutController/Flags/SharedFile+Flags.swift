package import Cohorts
import Foundation

extension SharedFile {
    /// Writes the flags of all rollouts in the log to the file, in flagd's format.
    ///
    /// - Throws: `SharedFileError`, and errors of reading the log.
    @discardableResult
    package func publish(_ log: RolloutLog) throws -> FlagFile {
        var file = FlagFile([])
        try keep {
            file = FlagFile(try log.flags())
            return file.json
        }
        return file
    }

    /// Switches all flags of the file off, without the log.
    func putOff() throws {
        try change { present in
            let names = try JSONDecoder().decode(Names.self, from: Data(present)).flags.keys
            return FlagFile(names.map(Flag.stopped)).json
        }
    }

    private struct Names: Decodable {
        let flags: [String: Anything]

        struct Anything: Decodable {}
    }
}
