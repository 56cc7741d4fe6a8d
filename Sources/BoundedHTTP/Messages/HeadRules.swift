import NIOHTTP1

/// The rules that the head of a request must keep before its body is read (RFC 9112).
///
/// Two readers of one connection that understand a request differently let a guest speak in
/// another's name, so that whatever can be understood in two ways is refused.
struct HeadRules: Sendable {
    let hostNames: HostNames
    let bodyBytesMax: Int

    /// Returns the reason a request is not taken; nil if it is.
    ///
    /// The target in absolute form is replaced by its path, and its name counts in place of `Host`.
    func refusal(of head: inout HTTPRequestHead) -> Refusal? {
        guard head.version.major == 1 else { return .version }
        guard head.method != .CONNECT else { return .tunnel }
        return targetRefusal(&head) ?? framingRefusal(head) ?? bodyRefusal(head)
    }

    private func targetRefusal(_ head: inout HTTPRequestHead) -> Refusal? {
        let hosts = head.headers["host"]
        guard hosts.count == 1 || hosts.isEmpty && head.version == .http1_0 else { return .host }
        var host = hosts.first
        if !head.uri.hasPrefix("/"), head.uri != "*" {
            guard let absolute = AbsoluteTarget(head.uri) else { return .target }
            // Also where it stands in place of a wrong name, that one must be one.
            if let host, hostNames.contains(host) == nil { return .host }
            host = absolute.authority
            head.uri = absolute.path
        }
        guard let host else { return nil }
        guard let isOurs = hostNames.contains(host) else { return .host }
        return isOurs ? nil : .otherHost
    }

    private func framingRefusal(_ head: HTTPRequestHead) -> Refusal? {
        let codings = head.headers[canonicalForm: "transfer-encoding"].map { $0.lowercased() }
        let lengths = head.headers["content-length"]
        if head.headers.contains(name: "transfer-encoding") {
            guard lengths.isEmpty, head.version != .http1_0, codings.last == "chunked" else {
                return .framing
            }
            return codings == ["chunked"] ? nil : .transferCoding
        }
        guard let length = lengths.first else { return nil }
        guard lengths.count == 1, !length.isEmpty,
            length.utf8.allSatisfy({ (48...57).contains($0) })
        else { return .framing }
        // Beyond what a number can hold it is too large as well.
        return (Int(length) ?? .max) > bodyBytesMax ? .tooLarge(bytesMax: bodyBytesMax) : nil
    }

    private func bodyRefusal(_ head: HTTPRequestHead) -> Refusal? {
        let codings = head.headers[canonicalForm: "content-encoding"].map { $0.lowercased() }
        guard codings.allSatisfy({ $0 == "identity" || $0.isEmpty }) else { return .contentCoding }
        let expectations = head.headers[canonicalForm: "expect"].map { $0.lowercased() }
        return expectations.allSatisfy { $0 == "100-continue" } ? nil : .expectation
    }
}

/// A target such as `http://host:80/path?query`.
private struct AbsoluteTarget {
    let authority: String
    let path: String

    init?(_ uri: String) {
        let scheme = "http://"
        guard uri.prefix(scheme.count).lowercased() == scheme else { return nil }
        let rest = uri.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        authority = String(rest[..<end])
        let path = rest[end...]
        self.path = path.hasPrefix("/") ? String(path) : "/" + path
        // Names and passwords in front of the host are refused (RFC 9110, 4.2.4).
        guard !authority.isEmpty, !authority.contains("@"), !path.contains("#") else { return nil }
    }
}
