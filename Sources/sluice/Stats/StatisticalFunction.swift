import JSONCoding
import PlanLanguage
import RolloutAPI
import Rollouts
import Values

/// The functions of `stats batch`, named as in the fields of published data.
enum StatisticalFunction: String, CaseIterable {
    case clopperPearson
    case anytime
    case betainc
    case betaincinv
    case chi2sf
    case sampleRatio
    case mannWhitney
    case orderStatistic

    /// Returns the answer to one line; errors are answers too.
    static func answer(toLine line: [UInt8]) -> JSON {
        do {
            let question = StatisticalQuestion(json: try JSON(parsing: line, exactIntegers: true))
            let name = try question.text("fn")
            guard let function = Self(rawValue: name) else {
                let hint = name.hint(in: allCases.map(\.rawValue))
                throw StatisticalProblem("there is no function \(name)\(hint)")
            }
            return .object(try function.answer(to: question))
        } catch {
            return .object([.init(key: "error", value: .string(String(describing: error)))])
        }
    }

    private func answer(to question: StatisticalQuestion) throws -> [JSON.Member] {
        switch self {
        case .clopperPearson: try question.clopperPearson()
        case .anytime: try question.anytime()
        case .betainc: try question.betainc()
        case .betaincinv: try question.betaincinv()
        case .chi2sf: try question.chi2sf()
        case .sampleRatio: try question.sampleRatio()
        case .mannWhitney: try question.mannWhitney()
        case .orderStatistic: try question.orderStatistic()
        }
    }
}

struct StatisticalProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
