import Testing
import Values

/// Times as people write them, and as they read them where they are.
@Suite struct WrittenTimeTests {
    @Test(arguments: [
        ("2026-11-03T10:00+01:00", "2026-11-03T09:00:00Z"),
        ("2026-11-03 10:00+01:00", "2026-11-03T09:00:00Z"),
        ("2026-11-03T10:00Z", "2026-11-03T10:00:00Z"),
        ("2026-11-03 10:00-08:00", "2026-11-03T18:00:00Z"),
        ("2026-11-03T10:00:30.5+05:30", "2026-11-03T04:30:30.500Z"),
        ("2026-01-01T00:30+01:00", "2025-12-31T23:30:00Z"),
    ])
    func `an offset is taken into account, with seconds or without`(
        _ text: String,
        _ meant: String
    ) {
        #expect(Instant(written: text) == Instant(text: meant))
        #expect(Instant(text: meant) != nil)
    }

    @Test(arguments: [
        "2026-11-03T10:00", "2026-11-03", "10:00Z", "2026-11-03T10:00+1", "2026-11-03T10:00+01",
        "2026-11-03T25:00Z", "2026-11-03  10:00Z", "2026-11-03T10:00ZZ", "", "2026-11-03T10Z",
        "2026-11-03T10:00+24:00", "2026-11-03T1é:00Z",
    ])
    func `what leaves its offset open, or is no time, is refused`(_ text: String) {
        #expect(Instant(written: text) == nil)
    }

    @Test(
        arguments: [
            (3_600, "CET", "15:46 CET"), (-36_000, "HST", "04:46 HST"),
            (36_000, "AEST", "12-02 00:46 AEST"), (20_700, "+0545", "20:31 +05:45"),
            (-16_200, nil, "10:16 -04:30"), (0, "UTC", "14:46 UTC"),
        ] as [(Int, String?, String)]
    )
    func `a clock elsewhere shows its time, and its day if that is another`(
        _ seconds: Int,
        _ name: String?,
        _ shown: String
    ) throws {
        let moment = try #require(Instant(text: "2026-12-01T14:46:10Z"))
        #expect(moment.clockTime(at: LocalOffset(seconds: seconds, name: name)) == shown)
    }

    @Test func `each time of a text has the local one behind it, and nothing else has`() {
        let text = "held by x, until 2026-12-01 14:46Z: Zoo at 10:00Z; again 2026-07-01 00:00Z"
        let shown = text.withLocalTimes { moment in
            let isSummer = moment.minute.hasPrefix("2026-07")
            return LocalOffset(seconds: isSummer ? 7_200 : 3_600, name: isSummer ? "CEST" : "CET")
        }
        #expect(
            shown == "held by x, until 2026-12-01 14:46Z (15:46 CET): Zoo at 10:00Z; again "
                + "2026-07-01 00:00Z (02:00 CEST)"
        )
        #expect("".withLocalTimes { _ in LocalOffset(seconds: 0, name: nil) } == "")
    }

    @Test func `an age is told in its two largest units, and a minute is just now`() {
        #expect(Duration.seconds(-5).ago == "just now")
        #expect(Duration.seconds(59).ago == "just now")
        #expect(Duration.seconds(60).ago == "1m ago")
        #expect(Duration.seconds(7 * 86_400 + 3_600).ago == "7d 1h ago")
    }
}
