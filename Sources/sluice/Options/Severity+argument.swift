import ArgumentParser
import Rollouts

extension Severity: ExpressibleByArgument {}
