package import RolloutController
import Values

/// The conditions under which a request is made, by the long names of the options.
package struct ConditionFields: Hashable, Decodable, Sendable {
    package var idempotencyKey: String?
    package var expectRevision: Int?

    package enum CodingKeys: String, CodingKey {
        case idempotencyKey = "idempotency-key"
        case expectRevision = "expect-revision"
    }

    package init(idempotencyKey: String? = nil, expectRevision: Int? = nil) {
        self.idempotencyKey = idempotencyKey
        self.expectRevision = expectRevision
    }

    package func options(for rollout: String) throws(FieldProblem) -> RequestOptions {
        if let key = idempotencyKey,
            !(1...200).contains(key.utf8.count) || key.sanitizedForTerminal != key
        {
            throw FieldProblem(
                field: CodingKeys.idempotencyKey.rawValue,
                message: "an idempotency key has 1 to 200 characters, all of which can be seen"
            )
        }
        return RequestOptions(
            rollout: rollout,
            idempotencyKey: idempotencyKey,
            expectedRevision: expectRevision
        )
    }
}
