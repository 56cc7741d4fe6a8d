package import Transparency
import Values

extension TrustPolicy {
    /// Reads a policy file that the user has named.
    package init(reading file: String) throws {
        let name = file.sanitizedForTerminal
        let bytes = try InputFile(path: file, bytesMax: Self.bytesMax).bytes()
        do throws(TrustPolicyError) {
            try self.init(parsing: bytes)
        } catch {
            throw Failure("\(name), \(error.description.sanitizedForTerminal)", .usage)
        }
        for witness in listed {
            guard let url = witness.url else { continue }
            do throws(WebAddress.Problem) {
                _ = try WebAddress(url)
            } catch {
                throw Failure(
                    "\(name), the address of \(witness.key.name): \(error.text)",
                    .usage
                )
            }
        }
    }
}
