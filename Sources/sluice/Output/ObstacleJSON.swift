import Rollouts
import Values

/// The JSON form of an obstacle.
struct ObstacleJSON: Encodable {
    let rule: Obstacle.Rule
    let subject: String
    let message: String
    let retryAfter: Instant?
    /// The command that can remove it; null if there is none.
    let remedy: Nullable<String>

    init(_ obstacle: Obstacle) {
        rule = obstacle.rule
        subject = obstacle.subject
        message = obstacle.message
        retryAfter = obstacle.retryAfter
        remedy = Nullable(obstacle.remedy?.command)
    }
}
