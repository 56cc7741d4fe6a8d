import Transparency

/// The text of `VERIFY.md`: how to verify an export without this software.
struct VerificationPage {
    let origin: Origin
    let key: VerifierKey

    var text: String {
        String(decoding: PackageResources.VERIFY_md, as: UTF8.self)
            .replacing("{origin}", with: "\(origin)")
            .replacing("{key}", with: "\(key)")
    }
}
