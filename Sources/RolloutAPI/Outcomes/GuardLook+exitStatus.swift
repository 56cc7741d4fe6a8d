import RolloutController
import Rollouts
import Values

extension RolloutGuard.Look {
    /// The exit code, which reports a failed source so that cron does not hide it.
    package var exitStatus: ExitStatus {
        switch result {
        case .failure(let error): return Failure(error).status
        case .success(let answer):
            let isBlind = answer.decision.checks.contains {
                $0.verdict == .undecided(.sourceFailed)
            }
            return answer.decision.exitStatus == .success && isBlind
                ? .sourceFailed : answer.decision.exitStatus
        }
    }
}
