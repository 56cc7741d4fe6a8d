import Rollouts
import Values

extension Amendment {
    /// The effect on each check, a line each.
    var lines: [String] {
        facts.map { effect, check in "\(effect): \(check)".sanitizedForTerminal }
    }

    /// Says what the amendment does to each check, before it is confirmed.
    func say() {
        for line in lines { Console.say("  \(line)") }
    }
}
