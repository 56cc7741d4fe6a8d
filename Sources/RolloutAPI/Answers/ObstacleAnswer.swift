package import Rollouts
package import Values

/// The JSON form of an obstacle.
package struct ObstacleAnswer: Encodable {
    package let rule: Obstacle.Rule
    package let subject: String
    package let message: String
    package let retryAfter: Instant?
    /// False if time alone removes it.
    package let blocks: Bool
    /// The command that can remove it; null if there is none.
    package let remedy: Nullable<String>
    /// The people to ask about it, and the page to read; null where the plan names none.
    package let owner: Nullable<String>
    package let link: Nullable<WebLink>

    package init(_ obstacle: Obstacle) {
        rule = obstacle.rule
        subject = obstacle.subject
        message = obstacle.message
        retryAfter = obstacle.retryAfter
        blocks = !obstacle.isTemporary
        remedy = Nullable(obstacle.command)
        owner = Nullable(obstacle.owner)
        link = Nullable(obstacle.link)
    }
}
