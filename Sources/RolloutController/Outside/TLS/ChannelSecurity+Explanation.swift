import NIOSSL

extension ChannelSecurity {
    /// Returns the reason a TLS connection failed, and what helps.
    ///
    /// The error's own text is searched and never shown, as it may contain the address.
    func explanation(of error: any Error) -> String {
        if error is OtherServer { return wrongName }
        if let extra = error as? NIOSSLExtraError,
            extra == .failedToValidateHostname || extra == .serverHostnameImpossibleToMatch
        {
            return wrongName
        }
        if let plain = error as? NIOSSLError, plain == .failedToLoadPrivateKey {
            return wrongKey
        }
        let text = "\(error)"
        let known = problems.first { problem in problem.signs.contains { text.contains($0) } }
        return known?.reason ?? "TLS failed: no trusted certificate, or no TLS at all"
    }

    /// A clause on a connection that was closed without a word; empty where it has one's own
    /// certificate.
    var closedByPeer: String {
        own == nil ? ", as by a server that asks for a certificate: name one with cert and key" : ""
    }

    private var problems: [(signs: [String], reason: String)] {
        [
            (["CERTIFICATE_VERIFY_FAILED"], untrusted),
            (["KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH"], wrongKey),
            (["WRONG_VERSION_NUMBER", "HTTP_REQUEST"], "TLS failed: no TLS is spoken there"),
            (["PROTOCOL_VERSION"], "TLS failed: the server speaks none from TLS 1.2 on"),
            (
                [
                    "CERTIFICATE_REQUIRED", "ALERT_HANDSHAKE_FAILURE", "ALERT_BAD_CERTIFICATE",
                    "ALERT_UNKNOWN_CA", "ALERT_CERTIFICATE_EXPIRED", "ALERT_CERTIFICATE_UNKNOWN",
                    "ALERT_CERTIFICATE_REVOKED", "ALERT_UNSUPPORTED_CERTIFICATE",
                    "ALERT_ACCESS_DENIED", "ALERT_DECRYPT_ERROR",
                ], refused
            ),
            (["EOF during handshake"], "the connection was closed in place of TLS" + closedByPeer),
        ]
    }

    private var untrusted: String {
        let reason = "no trusted certificate: the server's is not signed by an authority of"
        guard let authorities else {
            return "\(reason) this system, or is out of date; name its authority with ca, or in "
                + "SSL_CERT_FILE"
        }
        return "\(reason) \(authorities), or is out of date; name the authority that signed it"
    }

    private var wrongKey: String {
        "the private key is not that of the certificate \(own ?? "")"
    }

    private var wrongName: String {
        server.map { "the server's certificate is of another name than \($0), which server gives" }
            ?? "the server's certificate is of another name than the address; give the one that it "
            + "bears with server"
    }

    private var refused: String {
        own.map { "the server does not accept the certificate of \($0)" }
            ?? "the server asks for a certificate: name one with cert and key"
    }
}
