import ArgumentParser

/// A command that takes its reason without an option too, as in `sluice hold "budget burnt"`.
protocol ReasonedCommand: ChangeCommand {
    var reason: String? { get }
    var words: String? { get }
    /// Rejects words that may be meant otherwise than as a reason.
    func checkWords(_ words: String) throws
}

extension ReasonedCommand {
    /// The reason, however it was given; nil if it was not.
    ///
    /// Nobody who stops a rollout is sent back for having given it twice.
    var givenReason: String? {
        let given = [reason, words].compactMap(\.self)
        return given.isEmpty ? nil : given.joined(separator: "; ")
    }

    func validate() throws {
        try validateReason()
    }

    func validateReason() throws {
        try words.map(checkWords)
        try validateFields()
    }

    func checkWords(_ words: String) throws {}
}
