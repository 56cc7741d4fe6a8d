import Values

extension WebLink {
    /// Reads the link of a request; nil if there is none.
    ///
    /// - Throws: `FieldProblem` if it is no address that people may open.
    init?(field text: String?) throws(FieldProblem) {
        guard let text else { return nil }
        do throws(WebAddress.Problem) {
            try self.init(checking: text)
        } catch {
            throw FieldProblem(field: "link", message: "this is no \(field: "link"): \(error.text)")
        }
    }
}
