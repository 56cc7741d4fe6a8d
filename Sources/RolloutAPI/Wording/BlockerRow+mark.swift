package import Rollouts

extension BlockerRow {
    package var mark: String { !blocker.isOpen ? "✓" : stops ? "✗" : "!" }
}
