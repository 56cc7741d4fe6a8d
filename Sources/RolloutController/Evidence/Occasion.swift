import Rollouts
import Values

/// The stage and the time that a web service is asked about.
struct Occasion: Sendable {
    /// The live stage; nil before the first one.
    let stage: String?
    /// The time from which traffic counts.
    let since: Instant?
    let now: Instant

    /// Returns an address with its places filled.
    ///
    /// - Throws: No data while there is nothing to fill a place with.
    func address(by text: String) throws(Unavailable) -> String {
        let template: AddressTemplate
        do throws(AddressTemplate.Problem) {
            template = try AddressTemplate(text)
        } catch {
            throw .sourceFailed("its address cannot be used: \(error.text)")
        }
        return try template.filled { (place) throws(Unavailable) in
            switch place {
            case .start: String(try start)
            case .end: String(now.unixSeconds)
            case .stage: try live
            }
        }
    }

    private var live: String {
        get throws(Unavailable) {
            guard let stage else {
                throw .noData("no stage is live, so there is nothing to ask its address for")
            }
            return stage
        }
    }

    /// The first full second from which traffic counts; what was before it is another stage's.
    private var start: Int64 {
        get throws(Unavailable) {
            guard stage != nil, let since else {
                throw .noData("no stage is live, so there is no time to count from")
            }
            let start = (since + .milliseconds(999)).unixSeconds
            guard start <= now.unixSeconds else {
                throw .noData("the stage began less than a second ago")
            }
            return start
        }
    }
}

extension Instant {
    /// The full seconds since 1970.
    fileprivate var unixSeconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
    }
}
