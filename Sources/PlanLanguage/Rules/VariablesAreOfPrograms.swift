import Rollouts
import Values

extension Rules {
    /// A program gets no variable but those that the plan names, each once and by its name alone.
    @Sendable static func variablesAreOfPrograms(_ plan: PlanDocument) -> [Finding] {
        let population = plan.population.value
        let tables = [population?.customers.value, population?.excluded.value].compactMap(\.self)
        return (plan.sources.value ?? []).flatMap {
            variableFindings($0.value.env, isOfProgram: $0.value.command.isWritten)
        } + tables.flatMap { variableFindings($0.env, isOfProgram: $0.command.isWritten) }
    }

    private static func variableFindings(
        _ field: Field<[Located<String>]>,
        isOfProgram: Bool
    ) -> [Finding] {
        guard let at = field.at else { return [] }
        guard isOfProgram else { return [.noProgram(at: at)] }
        var known = Set(Program.givenAlways + Program.told)
        return (field.value ?? []).compactMap { variable in
            guard variable.value.isVariableName else { return .noVariable(at: variable.at) }
            return known.insert(variable.value).inserted ? nil : .knownVariable(variable)
        }
    }
}

extension String {
    /// True for a name that an environment variable can have in a shell.
    var isVariableName: Bool {
        guard let first = utf8.first, !(0x30...0x39).contains(first) else { return false }
        return utf8.allSatisfy(WebAddress.isWordByte)
    }
}

// The messages never contain what is no name, as it may be a value, which may be a secret.
extension Finding {
    fileprivate static func noProgram(at location: Location) -> Self {
        .error("only a command is given environment variables", at: location)
    }

    fileprivate static func noVariable(at location: Location) -> Self {
        .error(
            "expected the name of an environment variable alone, such as DB_PASSWORD",
            at: location
        )
    }

    fileprivate static func knownVariable(_ variable: Located<String>) -> Self {
        .error("\(variable.value) is given to it already", at: variable.at)
    }
}
