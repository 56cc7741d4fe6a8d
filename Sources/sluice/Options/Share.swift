import ArgumentParser
import Rollouts

/// A number between 0 and 1, neither of them: `95%` or `0.95`.
struct Share: ExpressibleByArgument {
    let value: Double

    init(value: Double) {
        self.value = value
    }

    init?(argument: String) {
        let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }),
            // Read as one decimal, so that 99.9% is 0.999 and not a division's rounding.
            let value = Double(argument.hasSuffix("%") ? "\(digits)e-2" : String(digits)),
            value > 0, value < 1
        else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.percent }
}
