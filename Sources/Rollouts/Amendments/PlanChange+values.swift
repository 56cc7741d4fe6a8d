import JSONCoding
import Values

extension PlanChange.Value {
    /// The change of a stage's name, which other stages' gates and issues may refer to.
    static func named(_ before: String, _ after: String) -> Self {
        Self(key: "name", before: before, after: after, loosens: true)
    }

    /// Creates a value that differs; of two long lists only what differs is said.
    init(_ key: String, _ old: JSON?, _ new: JSON?, _ loosens: Bool) {
        let last = key.split(separator: " ").last.map(String.init) ?? key
        let (mine, theirs) = (old?.arrayValue ?? [], new?.arrayValue ?? [])
        guard max(mine.count, theirs.count) > Self.itemsMax, old != nil, new != nil else {
            self.init(
                key: key,
                before: old?.words(of: last),
                after: new?.words(of: last),
                loosens: loosens
            )
            return
        }
        // One of many is lost in a long list: it is the difference that one reads.
        let gone = JSON.array(mine.filter { !theirs.contains($0) })
        let come = JSON.array(theirs.filter { !mine.contains($0) })
        self.init(
            key: key,
            before: "\(mine.count.grouped), \(gone.words(of: last)) only before",
            after: "\(theirs.count.grouped), \(come.words(of: last)) only after",
            loosens: loosens
        )
    }

    private static let itemsMax = 8
}
