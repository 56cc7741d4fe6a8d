/// One of the things that happen to scraped processes, and to what scrapes them.
enum Oddity: String, CaseIterable {
    case restarts, hangs, scrapedLate, scrapedTwice, balanced, replicated, underTwoJobs
    case instanceRespelled, labelAdded, seriesEvicted, retentionCut, notANumber, moves
    case bornInTheWindow, failuresAppear, clocksOff
}
