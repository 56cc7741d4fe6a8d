import Rollouts

extension Rules {
    @Sendable static func versionIsKnown(_ plan: PlanDocument) -> [Finding] {
        guard let version = plan.version.located, version.value != "1" else { return [] }
        return [.unknownVersion(version)]
    }
}

extension Finding {
    fileprivate static func unknownVersion(_ version: Located<String>) -> Self {
        .error("this sluice understands version 1, not \(version.value.quoted)", at: version.at)
    }
}
