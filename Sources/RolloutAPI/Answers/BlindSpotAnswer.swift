package import Rollouts
package import Values

package struct BlindSpotAnswer: Encodable {
    package let check: String
    package let since: Instant
    package let detail: Nullable<String>

    package init(_ spot: BlindSpot) {
        check = spot.check
        since = spot.since
        detail = Nullable(spot.detail)
    }
}
