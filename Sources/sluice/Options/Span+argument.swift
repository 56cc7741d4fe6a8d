import ArgumentParser
import Values

extension Span: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(text: argument)
    }

    public var defaultValueDescription: String { text }
}
