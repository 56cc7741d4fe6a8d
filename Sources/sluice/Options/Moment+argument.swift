import ArgumentParser
import RolloutAPI

extension Moment: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
