package import Values

/// The time for which a check has been *seen* to fail.
///
/// Only time between two looks counts, and one look accounts for at most a quarter of `sustained`:
/// a guard that slept through the night saw nothing.
package struct Streak: Hashable, Codable, Sendable {
    package let seenMilliseconds: Int64
    /// The time of the newest measurement behind it.
    package let lastLook: Instant
    /// False while the evidence shows neither: the streak neither grows nor ends.
    package let isFailing: Bool

    package init(seenMilliseconds: Int64, lastLook: Instant, isFailing: Bool) {
        self.seenMilliseconds = seenMilliseconds
        self.lastLook = lastLook
        self.isFailing = isFailing
    }

    package var seen: Duration { .milliseconds(seenMilliseconds) }
}

extension Streak {
    /// Returns the streak after one more look; nil if the look saw no failure.
    ///
    /// A look without an answer is as if nobody had looked, unless there was none for so long that
    /// the last failure no longer counts.
    package static func after(
        _ earlier: Self?,
        sight: Sight,
        at now: Instant,
        sustained: Span,
        validFor: Span
    ) -> Self? {
        switch sight {
        case .passed:
            return nil
        case .nothing:
            // A gap that the streak itself would count is none.
            let patience = max(validFor.milliseconds, sustained.milliseconds / 4)
            return earlier.flatMap {
                (now - $0.lastLook).wholeMilliseconds <= patience ? $0 : nil
            }
        case .undecided:
            return earlier.map {
                $0.isFailing
                    ? Self(
                        seenMilliseconds: $0.seenMilliseconds,
                        lastLook: $0.lastLook,
                        isFailing: false
                    ) : $0
            }
        case .failed:
            guard let earlier else {
                return Self(seenMilliseconds: 0, lastLook: now, isFailing: true)
            }
            return earlier.grown(to: now, sustained: sustained)
        }
    }

    package enum Sight {
        case passed
        case failed
        /// There was an answer, and it proves neither.
        case undecided
        /// There was no answer.
        case nothing
    }

    private func grown(to now: Instant, sustained: Span) -> Self {
        // A full streak is kept unchanged, so that a look which adds nothing is not recorded as a
        // change.
        guard !isFailing || seenMilliseconds < sustained.milliseconds else { return self }
        let gap = isFailing ? max(0, (now - lastLook).wholeMilliseconds) : 0
        let seen = seenMilliseconds &+ min(gap, max(1, sustained.milliseconds / 4))
        return Self(
            seenMilliseconds: min(seen, sustained.milliseconds),
            lastLook: max(now, lastLook),
            isFailing: true
        )
    }
}
