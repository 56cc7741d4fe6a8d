package import PlanLanguage

package struct FailureAnswer: Encodable {
    package let error: String
    package let exitCode: Int32
    package let diagnostics: [Diagnostic]

    package init(_ failure: Failure) {
        diagnostics = failure.diagnostics
        error = failure.description
        exitCode = failure.status.rawValue
    }
}
