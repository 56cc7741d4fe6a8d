import ArgumentParser
import Values

/// A number over 0 and under 1: `95%` or `0.95`.
struct Share: ExpressibleByArgument {
    let value: Double

    init(value: Double) {
        self.value = value
    }

    init?(argument: String) {
        guard let value = ShareText.number(argument) else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.percent }
}
