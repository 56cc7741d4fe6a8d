/// How a flag's rule tells members from others: the shortest way that is exact.
package enum FlagForm: Sendable {
    /// Off for everybody; a problem where it should not be.
    case off(problem: String?)
    case list([CustomerID])
    /// By a number that the application computes from SHA-256.
    case number(FlagCut)
    /// By flagd's own hash.
    case fractional(FlagCut)

    /// Up to so many members are listed, as nothing is shorter or less likely to go wrong.
    static let listedMax = 20

    package init(_ audience: FlagDefinition.Audience) {
        switch audience {
        case .nobody: self = .off(problem: nil)
        case .unknown(let why): self = .off(problem: why)
        case .members(let members): self.init(members)
        }
    }

    /// How each of a file's flags tells members from others.
    ///
    /// Two rollouts' names can give one attribute, as `a-b` and `a.b` do. It holds one number: only
    /// the first with its salt is told by it.
    package static func forms(of flags: [FlagDefinition]) -> [Self] {
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

    private init(_ members: FlagDefinition.Members) {
        guard members.ids.count > Self.listedMax, let cut = FlagCut(of: members) else {
            self = .list(members.ids)
            return
        }
        switch members.ranking.hash {
        case .sha256: self = .number(cut)
        case .murmur3CBOR, .murmur3UTF8: self = .fractional(cut)
        }
    }

    /// What metadata call it.
    package var name: String {
        switch self {
        case .off: "off"
        case .list: "list"
        case .number: "number"
        case .fractional: "fractional"
        }
    }
}
