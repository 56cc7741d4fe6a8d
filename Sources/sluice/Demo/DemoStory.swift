import RolloutAPI

/// A launch with a fault in it, told in chapters.
enum DemoStory {
    struct Chapter {
        let title: String
        let events: [Event]

        init(_ title: String, _ events: [Event]) {
            self.title = title
            self.events = events
        }
    }

    enum Event {
        /// A command, with the exit code that it ends with if all goes as told.
        case command([String], ends: ExitStatus)
        /// A number that the service counts from now on.
        case measured(String, Int, String)
        /// The end of a stage's soak.
        case soaked
    }

    static let chapters = [
        Chapter(
            "A plan is put in force. Nobody has the release, and evidence is missing.",
            [done("plan apply plan.yaml --yes"), ends(.notYet, "advance --yes")]
        ),
        Chapter(
            "The test campaigns push their results; a beta of 500 users begins.",
            attested + [done("advance --yes")]
        ),
        Chapter(
            "The beta has soaked, but the connection pool was not scaled: refused.",
            [.soaked, ends(.noGo, "advance --yes")]
        ),
        Chapter(
            "The pool is scaled, and measured to be: 5,000 customers.",
            [
                .measured("pool_size", 200, "the pool has 200 connections now"),
                done("advance --yes"),
            ]
        ),
        Chapter(
            "Errors rise to 6%. The guard sees it, and takes the release back by itself.",
            [
                .measured("errors", 300, "the service counts 300 errors in 5,000 requests now"),
                ends(.rolledBack, "guard --once"), done("status"),
            ]
        ),
        Chapter(
            "A program may not go on by itself; a person looks, mends and resumes.",
            [
                .measured("errors", 4, "the service is mended: 4 errors in 5,000 requests"),
                ends(.held, "advance --yes --automation --actor ci-bot"),
                done(["resume", "a bad cache key, mended in build 4712", "--yes"]),
            ]
        ),
        Chapter(
            "Evidence from before the rollback no longer counts, so it is given again.",
            attested + [done("advance --yes"), .soaked, done("advance --yes")]
        ),
        Chapter(
            "The last stage needs an approval by somebody who did not ask for it.",
            [
                .soaked, ends(.awaitingApproval, "advance --yes"),
                done("approve --actor launch-lead"), done("advance --yes"),
            ]
        ),
        Chapter(
            "Every decision is in the log, with everything it was based on.",
            [done("log list"), done("log verify --replay")]
        ),
    ]

    static let afterwards = [
        "sluice status",
        "sluice log show --why early-access     # the decision that let 5,000 in",
        "sluice report --format html > launch.html",
    ]

    private static let attested = [
        done("attest financial-output --successes 100000 --failures 0 --actor ci-bot"),
        done("attest tenant-isolation --successes 635000 --failures 0 --actor ci-bot"),
    ]

    private static func done(_ words: String) -> Event { ends(.success, words) }

    private static func done(_ words: [String]) -> Event { .command(words, ends: .success) }

    private static func ends(_ status: ExitStatus, _ words: String) -> Event {
        .command(words.split(separator: " ").map(String.init), ends: status)
    }
}
