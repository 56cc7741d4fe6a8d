package import PlanLanguage

/// The JSON answer of a command that could not be carried out.
package struct FailureAnswer: Encodable {
    package let diagnostics: [Diagnostic]

    package init(_ failure: Failure) {
        diagnostics = failure.diagnostics
    }
}
