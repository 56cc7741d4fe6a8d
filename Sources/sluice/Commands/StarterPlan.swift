import ArgumentParser

/// The plans that `init` writes, each valid as it is and short enough to understand at once.
enum StarterPlan: String, CaseIterable, ExpressibleByArgument {
    /// Evidence that people and test runs push.
    case attested
    /// Evidence from a Prometheus server.
    case prometheus
    /// Evidence from a service that answers with JSON.
    case http

    /// The file that editors complete and check the plan with.
    static let schemaFile = "plan.schema.json"

    var text: String {
        "# yaml-language-server: $schema=\(Self.schemaFile)\n"
            + String(decoding: bytes, as: UTF8.self)
    }

    private var bytes: [UInt8] {
        switch self {
        case .attested: PackageResources.starter_attested_yaml
        case .prometheus: PackageResources.starter_prometheus_yaml
        case .http: PackageResources.starter_http_yaml
        }
    }
}
