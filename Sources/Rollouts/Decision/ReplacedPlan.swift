/// The plan in force, which another one is about to replace.
package struct ReplacedPlan: Sendable {
    package let plan: Plan
    /// True if the new plan was read from another folder, in which its programs and files are.
    package let isMoved: Bool

    package init(_ plan: Plan, isMoved: Bool) {
        self.plan = plan
        self.isMoved = isMoved
    }
}

extension Plan {
    /// True if a program is run, or a file read, in the plan's folder.
    var usesItsFolder: Bool {
        population != nil
            || sources.contains { $0.kind.name == .command || $0.kind.endpoint?.readsFile == true }
            || notify.contains { $0.url.isFile || $0.secret?.isFile == true }
    }
}

extension Source.Endpoint {
    fileprivate var readsFile: Bool { url.isFile || headers.contains(where: \.value.isFile) }
}

extension SecretText {
    fileprivate var isFile: Bool {
        switch reference {
        case .file: true
        case .environment, nil: false
        }
    }
}
