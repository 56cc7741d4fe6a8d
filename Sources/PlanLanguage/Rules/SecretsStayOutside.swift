import Rollouts
import Values

extension Rules {
    /// The plan is stored in the log and in version control, so it refers to secrets and contains
    /// none.
    @Sendable static func secretsStayOutside(_ plan: PlanDocument) -> [Finding] {
        let sources = (plan.sources.value ?? []).flatMap { source in
            addressFindings(source.value.url, source.value.kindName)
                + (source.value.headers.value ?? []).flatMap(header)
        }
        return sources
            + plan.notify.items().flatMap { hook in
                addressFindings(hook.webhook) + secretFindings(hook.secret)
            }
    }

    private static func addressFindings(
        _ field: Field<SecretText>,
        _ kind: Source.Kind.Name? = nil
    ) -> [Finding] {
        guard let url = field.located, !url.value.isReference else { return [] }
        var text = url.value.text
        if kind?.traits.hasPlaces == true {
            // Another rule says what is wrong with its braces.
            guard let template = try? AddressTemplate(text) else { return [] }
            text = template.filled { _ in "0" }
        }
        do throws(WebAddress.Problem) {
            let address = try WebAddress(text)
            return address.holdsSecret ? [.addressWithSecret(at: url.at)] : []
        } catch {
            return [.noAddress(error, at: url.at)]
        }
    }

    private static func secretFindings(_ field: Field<SecretText>) -> [Finding] {
        guard let secret = field.located, !secret.value.isReference else { return [] }
        return [.literalSecret("secret", at: secret.at)]
    }

    private static func header(_ header: Named<SecretText>) -> [Finding] {
        let name = header.name.value
        guard name.utf8.allSatisfy(WebAddress.isHeaderByte) else {
            return [.noHeaderName(header.name)]
        }
        guard header.value.text.unicodeScalars.allSatisfy({ !$0.isControl }) else {
            return [.brokenHeader(at: header.at)]
        }
        let isSecret = WebAddress.soundsSecret(name) || header.value.startsLikeSecret
        let refers = header.value.hasSoundReference
        return isSecret && !refers ? [.literalSecret(name, at: header.at)] : []
    }
}

extension SecretText {
    /// True if the whole text is one `env:NAME` or `file:PATH`.
    var isReference: Bool {
        literal.isEmpty && hasSoundReference
    }

    fileprivate var hasSoundReference: Bool {
        switch reference {
        case nil: false
        case .file(let path): !path.isEmpty
        case .environment(let name): name.isVariableName
        }
    }

    fileprivate var startsLikeSecret: Bool {
        ["bearer ", "basic "].contains { text.lowercased().hasPrefix($0) }
    }
}

// The messages never contain the secret.
extension Finding {
    fileprivate static func noAddress(
        _ problem: WebAddress.Problem,
        at location: Location
    ) -> Self {
        .error(
            "expected an http or https address, or env:NAME or file:PATH: \(problem.text)",
            at: location
        )
    }

    fileprivate static func addressWithSecret(at location: Location) -> Self {
        .error(
            "a user or password in an address would be in the log; refer to it as a whole with"
                + " env:NAME or file:PATH",
            at: location
        )
    }

    fileprivate static func literalSecret(_ name: String, at location: Location) -> Self {
        .error(
            "\(name.quoted) is a secret and would be in the log; write env:NAME or file:PATH",
            at: location
        )
    }

    fileprivate static func noHeaderName(_ name: Located<String>) -> Self {
        .error("\(name.value.quoted) is not a header name", at: name.at)
    }

    fileprivate static func brokenHeader(at location: Location) -> Self {
        .error("a header's value is one line", at: location)
    }
}
