package import Rollouts
package import Values

/// The JSON form of a period during which the same users had the release.
package struct StayAnswer: Encodable {
    package let stage: String
    package let exposure: Int
    package let since: Instant
    package let until: Instant

    package init(_ stay: ExposureHistory.Stay) {
        stage = stay.stage
        exposure = stay.exposure
        since = stay.since
        until = stay.until
    }
}
