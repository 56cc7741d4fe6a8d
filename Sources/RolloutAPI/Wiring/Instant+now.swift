import Foundation
package import Values

extension Instant {
    /// The time of the machine's clock, which is read nowhere else.
    package static var now: Self {
        Self(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
