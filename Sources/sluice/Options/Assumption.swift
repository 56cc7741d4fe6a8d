import ArgumentParser

/// A check's id and a rate over 0 and under 1, as in `error-rate=0.15%`.
struct Assumption: ExpressibleByArgument {
    let check: String
    let rate: Double

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex,
            let share = Share(argument: String(argument[argument.index(after: sign)...]))
        else { return nil }
        check = String(argument[..<sign])
        rate = share.value
    }
}
