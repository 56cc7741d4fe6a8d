import Foundation
import RolloutAPI
import RolloutController

extension Console {
    /// Prints what the work prints through the pager, if a terminal shows it and it is longer than
    /// that.
    static func paged(_ work: () async throws -> Void) async throws {
        guard let pager = Pager(in: .process), let height = Terminal.current.height else {
            return try await work()
        }
        beginCollecting()
        // Output from before an error is shown all the same.
        let result = await Result { try await work() }
        show(endCollecting(), with: pager, height: height)
        try result.get()
    }

    /// Prints a text through the pager, if it is longer than the screen.
    static func paged(_ text: String) {
        guard let pager = Pager(in: .process), let height = Terminal.current.height else {
            return print(text)
        }
        beginCollecting()
        print(text)
        show(endCollecting(), with: pager, height: height)
    }

    private static func show(_ text: Data, with pager: Pager, height: Int) {
        let isLong = text.count(where: { $0 == UInt8(ascii: "\n") }) >= height
        if !isLong || !pager.show(text) { write(text, to: .standardOutput) }
    }
}
