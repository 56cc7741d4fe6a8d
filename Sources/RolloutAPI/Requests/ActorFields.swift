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

    /// Returns the actor, whose name is recorded as claimed.
    package func claimed() throws(FieldProblem) -> Actor {
        guard (1...200).contains(actor.utf8.count),
            actor == actor.sanitizedForTerminal
        else {
            throw FieldProblem(
                field: "actor",
                message: """
                    an actor's name has 1 to 200 characters, and none that is a control or cannot \
                    be seen
                    """
            )
        }
        if let problem = Actor.problem(withName: actor) {
            throw FieldProblem(field: "actor", message: "\(problem)")
        }
        return Actor(name: actor, kind: automation ? .automation : .person)
    }
}
