import Values

/// The reason a cohort cannot be chosen from a list of customers.
///
/// Lines are those of the list being read; if it has no lines, its rows, counted from 1.
package enum CohortProblem: Error, Hashable, Sendable {
    case badID(CustomerIDProblem, line: Int)
    /// A customer is on two lines; the id is nil if it was not kept.
    case duplicate(CustomerID?, line: Int, andLine: Int)
    case invitedTwice(CustomerID)
    /// All ids are numbers as a table program writes them; the line is that of the first.
    case rewritten(line: Int)
    /// Invited ids that are not in the list.
    case invitedUnknown([CustomerID])
    /// A customer's unit is missing, or no name.
    case badUnit(CustomerIDProblem, line: Int)
    /// The list was another one when it was read again.
    case changed
}

extension CohortProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badID(let problem, let line): "line \(line.grouped): \(problem)"
        case .badUnit(let problem, let line):
            "line \(line.grouped): the unit of a customer is not a name: \(problem)"
        case .changed: "it changed while it was read; try again"
        case .duplicate(let id, let line, let other):
            "lines \(line.grouped) and \(other.grouped) have the same id"
                + (id.map { ", \($0.text)" } ?? "")
        case .invitedTwice(let id): "\(id.text) is invited twice"
        case .rewritten(let line):
            "line \(line.grouped): this id and all others are numbers as a table program rewrites "
                + "them (1042.0, 1.04E+09): format the column as text, and fill and save it anew"
        case .invitedUnknown(let ids):
            "invited, but not among the customers: "
                + ids.prefix(10).map(\.text).joined(separator: ", ")
                + (ids.count > 10 ? " and \((ids.count - 10).grouped) more" : "")
        }
    }
}

extension CohortProblem {
    /// The description without any customer's id, for the log, which keeps everything.
    package var discreet: String {
        switch self {
        case .badID, .badUnit, .changed, .rewritten, .duplicate(nil, _, _): description
        case .duplicate(_, let line, let other):
            Self.duplicate(nil, line: line, andLine: other).description
        case .invitedTwice: "a customer is invited twice"
        case .invitedUnknown(let ids):
            "\(ids.count.grouped) who are invited are not among the customers"
        }
    }

    static func checkID(_ id: ByteSpan, line: Int) throws(Self) {
        do {
            try CustomerID.check(id)
        } catch {
            throw .badID(error, line: line)
        }
    }
}
