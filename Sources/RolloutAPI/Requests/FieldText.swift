/// A sentence about the fields of a request, which names each as its reader knows it.
///
/// The command line calls a field `--reason`, the API `reason`.
package struct FieldText: ExpressibleByStringInterpolation, Hashable, Sendable {
    private let parts: [Part]

    fileprivate enum Part: Hashable, Sendable {
        case words(String)
        case field(String)
    }

    package init(stringLiteral text: String) {
        parts = [.words(text)]
    }

    package init(stringInterpolation text: StringInterpolation) {
        parts = text.parts
    }

    package func text(naming name: (String) -> String) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .field(let field): name(field)
            }
        }.joined()
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ text: String) {
            parts.append(.words(text))
        }

        package mutating func appendInterpolation(_ text: String) {
            parts.append(.words(text))
        }

        package mutating func appendInterpolation(field: String) {
            parts.append(.field(field))
        }
    }
}
