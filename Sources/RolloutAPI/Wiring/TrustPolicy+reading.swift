package import Transparency
import Values

extension TrustPolicy {
    /// Reads a policy file that the user has named.
    package init(reading file: String) throws {
        let bytes = try InputFile(path: file, bytesMax: Self.bytesMax).bytes()
        do throws(TrustPolicyError) {
            try self.init(parsing: bytes)
        } catch {
            throw Failure(
                "\(file.sanitizedForTerminal), \(error.description.sanitizedForTerminal)",
                .usage
            )
        }
    }
}
