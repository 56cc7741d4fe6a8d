/// The alerts that fire, as an Alertmanager knows them.
package struct FiringAlerts: Hashable, Codable, Sendable {
    /// The number of alerts that count.
    package let firing: Int
    /// Their names, each once, in order; at most ``namesMax``.
    package let names: [String]
    /// The number of selected alerts that silences cover, whether they count or not.
    package let silenced: Int
    /// The ids of those silences, in order; at most ``idsMax``.
    package let silences: [String]
    /// The number of selected alerts that others inhibit, whether they count or not.
    package let inhibited: Int
    /// The fingerprints of those others, in order; at most ``idsMax``.
    package let inhibitors: [String]
    /// The reason that there may be more of them; nil if the pipeline of alerts is seen to work.
    package let doubt: String?

    package static let namesMax = 20
    package static let idsMax = 100

    package init(
        firing: Int,
        names: [String] = [],
        silenced: Int = 0,
        silences: [String] = [],
        inhibited: Int = 0,
        inhibitors: [String] = [],
        doubt: String? = nil
    ) {
        self.firing = firing
        self.names = names
        self.silenced = silenced
        self.silences = silences
        self.inhibited = inhibited
        self.inhibitors = inhibitors
        self.doubt = doubt
    }
}
