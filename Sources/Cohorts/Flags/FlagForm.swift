/// The form of a flag's rule: the shortest that separates members from others exactly.
package enum FlagForm: Sendable {
    /// Off for everybody; `problem` is the reason if it should not be.
    case off(problem: String?)
    case list([CustomerID])
    /// On for whoever is not listed.
    case everybody(except: [CustomerID])
    /// On by a number that the application computes from SHA-256.
    case number(FlagCut)
    /// On by flagd's own hash.
    case fractional(FlagCut)

    /// The most members that are always listed, the shortest and most robust form.
    static let listedMax = 20

    package init(_ audience: Flag.Audience) {
        switch audience {
        case .nobody: self = .off(problem: nil)
        case .unknown(let why): self = .off(problem: why)
        case .members(let members): self.init(members)
        case .everybody(let excluded, _): self = .everybody(except: excluded)
        }
    }

    /// Returns the form of each flag of a file.
    ///
    /// Two rollouts' names can give one attribute, as `a-b` and `a.b` do. An attribute holds only
    /// one number, so only flags with the salt of the first of them use it.
    package static func forms(of flags: [Flag]) -> [Self] {
        var salts: [String: String] = [:]
        return flags.map { flag in
            let form = Self(flag.audience)
            guard case .number(let cut) = form, case .members(let members) = flag.audience else {
                return form
            }
            let first = salts[flag.attribute] ?? cut.ranking.salt
            salts[flag.attribute] = first
            return first == cut.ranking.salt ? form : .list(members.ids)
        }
    }

    private init(_ members: Flag.Members) {
        guard members.ids.count > Self.listedMax, let cut = FlagCut(of: members) else {
            self = .list(members.ids)
            return
        }
        switch members.ranking.hash {
        case .sha256: self = .number(cut)
        case .murmur3CBOR, .murmur3UTF8: self = .fractional(cut)
        }
    }

    /// The name of the form in metadata.
    package var name: String {
        switch self {
        case .off: "off"
        case .list: "list"
        case .everybody: "everybody"
        case .number: "number"
        case .fractional: "fractional"
        }
    }
}
