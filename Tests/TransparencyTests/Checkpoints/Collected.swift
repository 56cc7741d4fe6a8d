import Foundation
import Synchronization

/// What several threads have come to.
final class Collected<Value: Sendable>: Sendable {
    private let results = Mutex<[Result<Value, any Error>]>([])

    func add(_ body: () throws -> Value) {
        let result = Result { try body() }
        results.withLock { $0.append(result) }
    }

    var values: [Value] { results.withLock { $0.compactMap { try? $0.get() } } }

    var errors: [String] {
        results.withLock { results in
            results.compactMap { result in
                switch result {
                case .success: nil
                case .failure(let error): "\(error)"
                }
            }
        }
    }
}
