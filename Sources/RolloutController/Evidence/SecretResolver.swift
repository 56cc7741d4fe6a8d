import Foundation
package import Rollouts
import Values

/// Fetches what `env:NAME` and `file:PATH` refer to.
///
/// Every error names the reference and never what it refers to.
package struct SecretResolver: Sendable {
    /// Relative paths start here.
    let folder: String
    let environment: [String: String]

    private static let fileBytesMax = 65_536

    package init(folder: String, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// The text with its reference replaced; one line.
    package func text(of secret: SecretText) throws(Unavailable) -> String {
        guard let reference = secret.reference else { return secret.text }
        let value = try value(of: reference)
        guard !value.isEmpty else { throw .sourceFailed("\(reference.text) is empty") }
        guard !value.unicodeScalars.contains(where: \.isControl) else {
            throw .sourceFailed("\(reference.text) is not one line of text")
        }
        return secret.literal + value
    }

    /// A text that came from outside, with the secrets that it may repeat taken out again.
    func redacted(_ text: String, of secrets: [SecretText]) -> String {
        secrets.compactMap(\.reference).reduce(text) { text, reference in
            guard let value = try? value(of: reference), !value.isEmpty else { return text }
            return text.replacingOccurrences(of: value, with: reference.text)
        }
    }

    private func value(of reference: SecretText.Reference) throws(Unavailable) -> String {
        switch reference {
        case .environment(let name):
            guard let value = environment[name] else {
                throw .sourceFailed("\(reference.text) is not set")
            }
            return value
        case .file(let path):
            guard let value = content(of: path) else {
                throw .sourceFailed("\(reference.text) is not a readable text file of up to 64 KiB")
            }
            return value
        }
    }

    private func content(of path: String) -> String? {
        let url = URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder))
        let file = url.resolvingSymlinksInPath().path
        // Opening a pipe would wait for somebody to write into it.
        guard
            let type = try? FileManager.default.attributesOfItem(atPath: file)[.type]
                as? FileAttributeType, type == .typeRegular,
            let handle = FileHandle(forReadingAtPath: file)
        else { return nil }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: Self.fileBytesMax + 1),
            data.count <= Self.fileBytesMax,
            let text = String(validating: data, as: UTF8.self)
        else { return nil }
        return text.last?.isNewline == true ? String(text.dropLast()) : text
    }
}

extension SecretText.Reference {
    /// As the plan writes it.
    var text: String {
        switch self {
        case .environment(let name): "env:\(name)"
        case .file(let path): "file:\(path)"
        }
    }
}
