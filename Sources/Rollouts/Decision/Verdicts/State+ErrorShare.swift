package import Statistics
package import Values

extension State {
    /// Returns the share by which counts are judged at a moment.
    ///
    /// Nil if they are not those of the window that is judged then.
    func share(of check: Check, countedSince start: Instant?, at now: Instant) -> ErrorShare? {
        if let grid = check.grid {
            guard let countSince, start == grid.start(at: now, since: countSince) else {
                return nil
            }
        }
        return share(of: check, countedSince: start)
    }

    /// Returns the place of a check's count among those of the stage, which share its error.
    ///
    /// Nil if the check's window slides and no window begins at that moment, so that its share is
    /// unknown.
    package func share(of check: Check, countedSince start: Instant?) -> ErrorShare? {
        let count = counts.number(in: stage)
        guard let grid = check.grid else { return ErrorShare(count: count, window: nil) }
        guard let start, let countSince, let number = grid.number(of: start, since: countSince)
        else { return nil }
        return ErrorShare(count: count, window: number)
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
