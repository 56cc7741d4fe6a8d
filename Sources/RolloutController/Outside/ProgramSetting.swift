import Rollouts
import Values

/// The setting that a plan's programs run in: its folder, and the occasion that they are told.
struct ProgramSetting: Sendable {
    let folder: PlanFolder
    /// The environment of this process, of which a program gets little.
    let environment: [String: String]
    let rollout: String
    /// The live stage; nil before the first one.
    let stage: String?
    /// The time from which to count; nil if nothing is counted.
    var since: Instant?
    /// Hides the plan's secrets in what a program prints.
    let blackout: Blackout

    /// Returns a run of a program that has not begun.
    ///
    /// - Throws: `Unavailable` if a variable that the plan names is not set.
    func run(of program: Program) throws(Unavailable) -> ProgramRun {
        ProgramRun(
            program: try folder.program(of: program.words),
            name: program.name,
            arguments: Array(program.words.dropFirst()),
            folder: folder.path,
            environment: try variables(of: program),
            blackout: blackout
        )
    }

    private func variables(of program: Program) throws(Unavailable) -> [String: String] {
        var variables: [String: String] = [:]
        for name in Program.givenAlways { variables[name] = environment[name] }
        for name in program.environment {
            guard let value = environment[name] else {
                throw .sourceFailed("\(name), which \(program.name) is to be given, is not set")
            }
            variables[name] = value
        }
        variables["SLUICE_ROLLOUT"] = rollout
        variables["SLUICE_STAGE"] = stage
        variables["SLUICE_SINCE"] = since?.text
        return variables
    }
}
