package import Foundation

/// The exit status of a program, and everything that it printed.
package struct ProgramOutput: Sendable {
    package let code: Int32
    package let output: String

    /// Runs a program, found on the PATH, to its end.
    package init(
        of words: [String],
        environment: [String: String] = [:],
        in folder: URL? = nil
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        let pipe = try Spawning.alone {
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            return pipe
        }
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        code = process.terminationStatus
        output = String(decoding: bytes, as: UTF8.self)
    }
}
