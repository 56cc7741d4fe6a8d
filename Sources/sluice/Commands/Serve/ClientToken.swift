import Foundation
import RolloutAPI
import RolloutController
import Rollouts

/// The secret that clients of a server must send, from where an option says.
struct ClientToken {
    let text: String

    /// - Throws: `Failure` if it is not a reference to a secret that only its owner can read.
    init(_ option: String, environment: [String: String]) throws {
        let secret = SecretText(option)
        guard let reference = secret.reference else {
            throw Failure("--token names a secret: env:NAME or file:PATH", .usage)
        }
        if case .file(let path) = reference { try Self.insistOnPrivacy(of: path) }
        do throws(Unavailable) {
            text = try SecretResolver(folder: ".", environment: environment).text(of: secret)
        } catch {
            throw Failure("--token: \(error.why)", .secretMissing)
        }
    }

    private static func insistOnPrivacy(of path: String) throws {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 else { return }
        throw Failure(
            "--token: other users can read \(path); make it its owner's alone: "
                + ShellWords(["chmod", "600", path]).text,
            .usage
        )
    }
}
