/// The JSON answer of a command that found nothing to do.
package struct NothingToDo: Encodable {
    private enum Key: CodingKey {}

    package init() {}

    package func encode(to encoder: any Encoder) throws {
        _ = encoder.container(keyedBy: Key.self)
    }
}
