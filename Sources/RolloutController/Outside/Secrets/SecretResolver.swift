package import Rollouts
import Transparency
import Values

/// Resolves the references `env:NAME` and `file:PATH`.
///
/// Errors name the reference, never the value.
package struct SecretResolver: Sendable {
    /// The folder that relative paths start from.
    let folder: String
    let environment: [String: String]

    static let fileBytesMax = 65_536

    package init(folder: String, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// Returns one line of text, with the reference replaced by its value.
    package func text(of secret: SecretText) throws(Unavailable) -> String {
        guard let reference = secret.reference else { return secret.text }
        let value = try value(of: reference)
        guard !value.isEmpty else { throw .secretMissing("\(reference.text) is empty") }
        guard !value.unicodeScalars.contains(where: \.isControl) else {
            throw .secretMissing("\(reference.text) is not one line of text")
        }
        return secret.literal + value
    }

    func value(
        of reference: SecretText.Reference,
        bytesMax: Int = SecretResolver.fileBytesMax
    ) throws(Unavailable) -> String {
        switch reference {
        case .environment(let name):
            guard let value = environment[name] else {
                throw .secretMissing("\(reference.text) is not set")
            }
            return value
        case .file(let path):
            guard let value = content(of: path, bytesMax) else {
                let size = bytesMax >= 1 << 20 ? "\(bytesMax >> 20) MiB" : "\(bytesMax >> 10) KiB"
                let what = "a readable text file of up to \(size)"
                throw .secretMissing("\(reference.text) is not \(what)")
            }
            return value
        }
    }

    private func content(of path: String, _ bytesMax: Int) -> String? {
        let file = PlanFolder(path: folder).path(of: path)
        guard let bytes = (try? DurableFile.read(file, bytesMax: bytesMax))?.bytes,
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return text.last?.isNewline == true ? String(text.dropLast()) : text
    }
}

extension SecretText.Reference {
    /// The reference as written in the plan.
    var text: String {
        switch self {
        case .environment(let name): "env:\(name)"
        case .file(let path): "file:\(path)"
        }
    }
}
