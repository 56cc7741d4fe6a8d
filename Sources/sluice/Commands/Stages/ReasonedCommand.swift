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

/// A command that stops a rollout or takes it back, which is done without a reason too.
protocol StoppingCommand: ReasonedCommand {
    var reason: String? { get set }
    /// The effect of a command without a reason, for the one who is asked.
    static var consequence: String { get }
}

extension StoppingCommand {
    /// Asks a person why before it is done, unless that is said, or not to be asked.
    func execute() async throws {
        var command = self
        if givenReason == nil, !change.yes, !change.automation, !common.json {
            command.reason = ReasonPrompt(consequence: Self.consequence).answer()
        }
        try await command.executeChange()
    }
}
