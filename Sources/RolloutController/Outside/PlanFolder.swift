import Rollouts

/// The folder of a plan's file, which the plan's relative paths start from.
struct PlanFolder: Sendable {
    let path: String

    /// Returns the path of a file that the plan names.
    ///
    /// The parts are only joined: what `..` leads to behind a link is for the system to say.
    func path(of file: String) -> String { file.hasPrefix("/") ? file : "\(path)/\(file)" }

    /// Returns the program of a command: a path if it has a slash, or else a name to look up.
    func program(of words: [String]) throws(Unavailable) -> String {
        guard let program = words.first else { throw .sourceFailed("the command is empty") }
        return program.contains("/") ? path(of: program) : program
    }
}
