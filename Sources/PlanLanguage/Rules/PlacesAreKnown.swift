import Rollouts
import Values

extension Rules {
    /// The words in the braces of an address are those that are filled when it is asked.
    @Sendable static func placesAreKnown(_ plan: PlanDocument) -> [Finding] {
        (plan.sources.value ?? []).compactMap { source in
            guard source.value.kindName?.traits.hasPlaces == true,
                let url = source.value.url.located, url.value.reference == nil
            else { return nil }
            do throws(AddressTemplate.Problem) {
                _ = try AddressTemplate(url.value.text)
                return nil
            } catch {
                return .noTemplate(error, at: url.at)
            }
        }
    }
}

extension Finding {
    fileprivate static func noTemplate(
        _ problem: AddressTemplate.Problem,
        at location: Location
    ) -> Self {
        switch problem {
        case .unknown(let word):
            let near = Suggestion(for: word, among: AddressTemplate.Place.allCases.map(\.rawValue))
            return .error(
                "an address has places for \(AddressTemplate.Place.list), and none for "
                    + "\(word.quoted)\(near.text)",
                at: location
            )
        case .brace:
            return .error(
                "a brace of an address belongs to \(AddressTemplate.Place.list); another one is "
                    + "written %7B or %7D",
                at: location
            )
        case .host:
            return .error(
                "\(AddressTemplate.Place.list) stand in the path or the query of an address, and "
                    + "not in front of them",
                at: location
            )
        }
    }
}
