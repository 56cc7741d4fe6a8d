import Transparency

/// `VERIFY.md`: how somebody verifies an export who has no software of ours.
struct VerificationPage {
    let origin: Origin
    let key: VerifierKey

    var text: String {
        String(decoding: PackageResources.VERIFY_md, as: UTF8.self)
            .replacing("{origin}", with: "\(origin)")
            .replacing("{key}", with: "\(key)")
    }
}
