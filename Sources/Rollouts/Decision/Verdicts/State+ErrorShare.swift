package import Statistics
package import Values

extension State {
    /// Returns the share by which a reading is judged at a moment.
    ///
    /// Nil if it is not of the window that is judged then.
    func share(of check: Check, by reading: Reading, at now: Instant) -> ErrorShare? {
        if reading.isOfWholeStage == true { return share(of: check, window: nil) }
        if let grid = check.grid {
            guard let countSince, reading.since == grid.start(at: now, since: countSince) else {
                return nil
            }
        }
        return share(of: check, countedSince: reading.since)
    }

    /// Returns the place of a check's count among those of the stage, which share its error.
    ///
    /// Nil if the check's window slides and no window begins at that moment, so that its share is
    /// unknown.
    package func share(of check: Check, countedSince start: Instant?) -> ErrorShare? {
        guard let grid = check.grid else { return share(of: check, window: nil) }
        guard let start, let countSince, let number = grid.number(of: start, since: countSince)
        else { return nil }
        return share(of: check, window: number)
    }

    private func share(of check: Check, window: Int?) -> ErrorShare {
        ErrorShare(
            count: counts.number(of: check.id, in: exposedStage),
            window: window,
            isJudgedTwice: judgesWholeStage(check)
        )
    }
}

extension Check {
    /// The grid of the windows in which the check's test is repeated.
    ///
    /// Nil for a window that begins with the count, and for checks that are valid for one look
    /// only, which no share makes valid for more.
    package var grid: WindowGrid? {
        guard case .last(let span)? = measure.window,
            measure.quantity.name.traits.isCounted
        else { return nil }
        return WindowGrid(span)
    }
}
