import Foundation
package import Rollouts
import Values

/// The person or program that asks for a change, by the long names of the options.
package struct ActorFields: Sendable {
    package var actor: String
    /// True if a program asks, not a person.
    package var automation: Bool

    package init(actor: String, automation: Bool = false) {
        self.actor = actor
        self.automation = automation
    }

    /// Returns the actor, whose name is recorded as claimed, without what nobody sees of it.
    ///
    /// Names are compared without that too, so that it is the same person, and nobody who stops a
    /// rollout is refused for it.
    package func claimed() throws(FieldProblem) -> Actor {
        guard (1...200).contains(actor.utf8.count),
            !actor.unicodeScalars.contains(where: \.isControl)
        else {
            throw FieldProblem(
                field: "actor",
                message: "an actor's name has 1 to 200 characters and no control characters"
            )
        }
        if let problem = Actor.problem(withName: actor) {
            throw FieldProblem(field: "actor", message: "\(problem)")
        }
        return Actor(
            name: actor.replacingHidden(with: nil),
            kind: automation ? .automation : .person
        )
    }
}
