package import AuditLog

/// The part of the entries found to return, by the long names of the options.
package struct PageFields: Hashable, Sendable {
    package var from: Int?
    package var before: Int?
    package var limit: Int

    package init(from: Int? = nil, before: Int? = nil, limit: Int = 20) {
        self.from = from
        self.before = before
        self.limit = limit
    }

    package func place() throws(FieldProblem) -> EntryPage.Place {
        guard (1...EntryPage.limitMax).contains(limit) else {
            throw FieldProblem(field: "limit", message: "\(field: "limit") is from 1 to 10,000")
        }
        guard from ?? 0 >= 0, before ?? 0 >= 0 else {
            throw FieldProblem(
                field: from ?? 0 < 0 ? "from" : "before",
                message: "\(field: "from") and \(field: "before") are not negative"
            )
        }
        return EntryPage.Place(from: from, before: before, limit: limit)
    }
}
