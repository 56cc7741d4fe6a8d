extension FieldProblem {
    /// Describes a value that is missing or of another type.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            let field = Self.field(context.codingPath + [key])
            self.init(field: field, message: "\(field: field) is missing")
        case .valueNotFound(_, let context):
            let field = Self.field(context.codingPath)
            self.init(field: field, message: "\(field: field) is missing")
        case .typeMismatch(_, let context) where context.codingPath.isEmpty:
            self = .notAnObject
        case .typeMismatch(let type, let context):
            let field = Self.field(context.codingPath)
            self.init(field: field, message: "\(field: field) is not \(Self.name(of: type))")
        case .dataCorrupted(let context):
            self = Self(context)
        @unknown default:
            self.init(field: "", message: "the fields cannot be read")
        }
    }

    /// The problem of a text that is not JSON, or of another JSON value.
    static let notAnObject = Self(field: "", message: "the fields are not a JSON object")

    private init(_ context: DecodingError.Context) {
        if let problem = context.underlyingError as? FieldProblem {
            self = problem
        } else if context.codingPath.isEmpty {
            // Foundation does not name the field of a number that its type cannot hold.
            self.init(field: "", message: "a field has a value that is not allowed")
        } else {
            let field = Self.field(context.codingPath)
            self.init(field: field, message: "\(field: field) has a value that is not allowed")
        }
    }

    private static func field(_ path: [any CodingKey]) -> String {
        path.first { $0.intValue == nil }?.stringValue ?? ""
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Bool.Type: "true or false"
        case is Int.Type: "a whole number"
        case is Double.Type: "a number"
        case is [Any].Type: "a list"
        case _: "of the right kind"
        }
    }
}
