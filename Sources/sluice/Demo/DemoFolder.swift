import Foundation
import RolloutAPI
import Transparency
import Values

/// The folder in which a demonstration keeps its plan, its service's numbers, its log and its key.
struct DemoFolder {
    let path: String

    /// The file that a shell reads so that commands find the log, the key and the actor.
    static let environmentFile = "env.sh"

    /// Makes the folder, which must not be there yet, and all that a launch begins with.
    init(making name: String) throws {
        let url = URL(fileURLWithPath: name).standardizedFileURL
        path = url.path
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        } catch CocoaError.fileWriteFileExists {
            throw Failure(
                "\(name) is there already; name another folder: sluice demo FOLDER",
                .alreadyExists
            )
        } catch {
            throw Failure("\(name) cannot be made: does the folder above it exist?", .usage)
        }
        try write(String(decoding: PackageResources.demo_yaml, as: UTF8.self), to: "plan.yaml")
        try write(numbers: DemoNumbers())
        try write(exports, to: Self.environmentFile)
    }

    /// Changes what the service measures.
    func write(numbers: DemoNumbers) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try write(
            String(decoding: encoder.encode(numbers), as: UTF8.self) + "\n",
            to: "service.json"
        )
    }

    /// The variables of every command of the story, none of which is the user's own.
    var variables: [(name: String, value: String?)] {
        [
            ("SLUICE_LOG", "\(path)/sluice.db"), ("SLUICE_KEY_FILE", "\(path)/keys/log.key"),
            ("SLUICE_ACTOR", "release-manager"), ("SLUICE_AUTOMATION", nil),
            ("SLUICE_ROLLOUT", nil), ("SLUICE_POLICY", nil), ("SLUICE_FLAGS_FILE", nil),
        ]
    }

    private var exports: String {
        variables.map { name, value in
            value.map { "export \(name)=\($0.shellWord)\n" } ?? "unset \(name)\n"
        }.joined()
    }

    private func write(_ text: String, to file: String) throws {
        do throws(FileFailure) {
            try DurableFile.replace(Array(text.utf8), at: "\(path)/\(file)", isShared: true)
        } catch {
            throw Failure("\(path)/\(file) cannot be written: \(error.reason)", .usage)
        }
    }
}

/// The numbers that a demonstration's service measures, of 5,000 requests in each stage.
struct DemoNumbers: Encodable {
    var requests = 5_000
    var errors = 4
    var p95Seconds = 0.42
    var tickets = 6
    var poolSize = 50

    enum CodingKeys: String, CodingKey {
        case requests
        case errors
        case p95Seconds = "p95_seconds"
        case tickets
        case poolSize = "pool_size"
    }
}
