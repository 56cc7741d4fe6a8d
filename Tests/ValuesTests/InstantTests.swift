import Testing
import Values

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("2026-11-24T14:15:16.123Z", 1_795_529_716_123),
            ("2000-02-29T23:59:59.999Z", 951_868_799_999), ("1969-12-31T23:59:59.999Z", -1),
            ("2100-03-01T00:00:00.000Z", 4_107_542_400_000),
        ] as [(String, Int64)]
    )
    func `a time reads back as it was written`(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(milliseconds: milliseconds).text == text)
        #expect(Instant(text: text)?.milliseconds == milliseconds)
    }

    @Test func `an offset is taken into account and a fraction cut to the millisecond`() {
        #expect(
            Instant(text: "2026-12-01T12:00:00.9999+02:00")
                == Instant(text: "2026-12-01T10:00:00.999Z")
        )
    }

    @Test(arguments: [
        "", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-12-01 00:00:00Z",
        "2026-12-01T24:00:00Z", "2026-12-01T00:00:60Z", "2026-12-01T00:00:00", "2026-12-01",
        "2026-12-01T00:00:00.Z", "2026-12-01T00:00:00Zx", "２026-12-01T00:00:00Z",
    ])
    func `what is no time is refused`(_ text: String) {
        #expect(Instant(text: text) == nil)
    }

    @Test func `every day of four centuries goes there and back`() {
        for day in stride(from: -80_000, through: 80_000, by: 1) {
            let instant = Instant(milliseconds: Int64(day) * 86_400_000)
            guard Instant(text: instant.text) == instant else {
                Issue.record("day \(day) reads back differently")
                return
            }
        }
    }
}

@Suite struct SpanTests {
    @Test(
        arguments: [("30s", 30_000), ("10m", 600_000), ("7d", 604_800_000), ("0s", 0), ("5ms", 5)]
            as [(String, Int64)]
    )
    func `a length reads back as it was written`(_ text: String, _ milliseconds: Int64) {
        #expect(Span(text: text)?.milliseconds == milliseconds)
        #expect(Span(milliseconds: milliseconds).text == text)
    }

    @Test(arguments: [
        "", "7", "d", "-1d", "1.5h", "7 d", "7D", "99999999999999999999s", "200000d", "٧d",
    ])
    func `what is no length is refused`(_ text: String) {
        #expect(Span(text: text) == nil)
    }
}
