import Testing
import Values

/// What the clocks of a zone show when, through their changes.
@Suite struct ZoneOffsetsTests {
    private static func moments(_ zone: String, _ local: String) throws -> [String] {
        let offsets = try #require(ZoneData.offsets(of: zone))
        let shown = try #require(Instant(text: "\(local):00Z"))
        let found = offsets.moments(showing: shown)
        return [found.lowerBound, found.upperBound].map(\.minute)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-12-04T16:00", "2026-12-04 15:00Z"),
        ("Europe/Berlin", "2026-07-03T16:00", "2026-07-03 14:00Z"),
        ("America/New_York", "2026-07-03T16:00", "2026-07-03 20:00Z"),
        ("Asia/Kolkata", "2026-07-03T05:00", "2026-07-02 23:30Z"),
        ("Pacific/Kiritimati", "2026-01-01T00:00", "2025-12-31 10:00Z"),
        ("UTC", "2026-03-29T02:30", "2026-03-29 02:30Z"),
    ])
    func `a local time is one moment`(_ zone: String, _ local: String, _ moment: String) throws {
        #expect(try Self.moments(zone, local) == [moment, moment])
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29T02:00", "2026-03-29 01:00Z"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29 01:00Z"),
        ("America/New_York", "2026-03-08T02:59", "2026-03-08 07:00Z"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03 15:30Z"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30 10:00Z"),
    ])
    func `a time that clocks skip is the moment of their change`(
        _ zone: String,
        _ local: String,
        _ moment: String
    ) throws {
        #expect(try Self.moments(zone, local) == [moment, moment])
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-10-25T02:00", ["2026-10-25 00:00Z", "2026-10-25 01:00Z"]),
        ("Europe/Berlin", "2026-10-25T02:59", ["2026-10-25 00:59Z", "2026-10-25 01:59Z"]),
        ("America/New_York", "2026-11-01T01:30", ["2026-11-01 05:30Z", "2026-11-01 06:30Z"]),
        ("Australia/Lord_Howe", "2026-04-05T01:45", ["2026-04-04 14:45Z", "2026-04-04 15:15Z"]),
    ])
    func `a time that clocks show twice is two moments`(
        _ zone: String,
        _ local: String,
        _ both: [String]
    ) throws {
        #expect(try Self.moments(zone, local) == both)
    }

    /// Clocks show the later of two times no sooner, so that a longer time stays longer.
    @Test(arguments: ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo"])
    func `the moments of later times are no earlier`(_ zone: String) throws {
        let offsets = try #require(ZoneData.offsets(of: zone))
        var shown = try #require(Instant(text: "2026-01-01T00:00:00Z"))
        var last = offsets.moments(showing: shown)
        for _ in 0..<(365 * 96) {
            shown = shown + .seconds(900)
            let next = offsets.moments(showing: shown)
            #expect(last.lowerBound <= next.lowerBound && last.upperBound <= next.upperBound)
            last = next
        }
    }

    @Test(arguments: [
        "", "CET", "EST", "GMT+3", "+01:00", "europe/berlin", "Europe/Berln", "Europe/", "/Berlin",
        "../Berlin", "Europe/Berlin ", "Mars/Olympus", "Europe/Ber\u{6C}\u{301}in",
    ])
    func `what is no zone's name has no offsets`(_ name: String) {
        #expect(ZoneData.offsets(of: name) == nil)
        #expect(!ZoneData.has(name))
    }

    @Test(arguments: [
        ("europe/berlin", "Europe/Berlin"), ("Berlin", "Europe/Berlin"),
        ("Europe/Berln", "Europe/Berlin"), ("new york", "America/New_York"),
        ("Eurpe/Berlin", "Europe/Berlin"), ("Asia/Tokio", "Asia/Tokyo"),
    ])
    func `a name that is near is found`(_ name: String, _ meant: String) {
        #expect(ZoneData.nearest(to: name) == meant)
        #expect(ZoneData.has(meant))
    }

    @Test(arguments: ["", "CET", "Mars/Olympus", "/"])
    func `a name that is not near any is not guessed`(_ name: String) {
        #expect(ZoneData.nearest(to: name) == nil)
    }
}
