import AuditLog
import Testing

@Suite struct PageTests {
    /// Ten entries, every other one a hold.
    private func sample() throws -> SearchableLog {
        let log = try SearchableLog()
        for index in 0..<10 { try log.add(kind: index % 2 == 0 ? "hold" : "advance") }
        return log
    }

    @Test(arguments: [EntryQuery(), EntryQuery(kinds: ["hold"])])
    func `the pages from the first on hold everything once, in order`(
        _ query: EntryQuery
    ) throws {
        let log = try sample()
        defer { log.remove() }
        var pages: [[Int]] = []
        var next: Int? = 0
        while let from = next {
            let page = try log.log.entries(matching: query, .init(from: from, limit: 2))
            #expect(page.previous == (pages.isEmpty ? nil : page.entries.first?.index))
            pages.append(page.entries.map(\.index))
            next = page.next
        }
        #expect(pages.count > 2)
        #expect(pages.flatMap { $0 } == (try log.found(query)))
    }

    @Test(arguments: [EntryQuery(), EntryQuery(kinds: ["hold"])])
    func `the pages back from the newest hold everything once, in order`(
        _ query: EntryQuery
    ) throws {
        let log = try sample()
        defer { log.remove() }
        var page = try log.log.entries(matching: query, .init(limit: 2))
        #expect(page.next == nil)
        var pages = [page.entries.map(\.index)]
        while let previous = page.previous {
            page = try log.log.entries(matching: query, .init(before: previous, limit: 2))
            #expect(page.next == page.entries.last.map { $0.index + 1 })
            pages.insert(page.entries.map(\.index), at: 0)
        }
        #expect(pages.count > 2)
        #expect(pages.flatMap { $0 } == (try log.found(query)))
    }

    @Test func `a page past an end says where the entries are`() throws {
        let log = try sample()
        defer { log.remove() }
        let after = try log.log.entries(matching: EntryQuery(), .init(from: 50, limit: 5))
        #expect(after.entries == [])
        #expect(after.previous == 50)
        #expect(after.next == nil)
        let before = try log.log.entries(matching: EntryQuery(), .init(before: 0, limit: 5))
        #expect(before.entries == [])
        #expect(before.previous == nil)
        #expect(before.next == 0)
    }

    @Test func `both ends may be given, and a limit is from one on`() throws {
        let log = try sample()
        defer { log.remove() }
        let place = EntryPage.Place(from: 3, before: 6, limit: 100)
        let between = try log.log.entries(matching: EntryQuery(), place)
        #expect(between.entries.map(\.index) == [3, 4, 5])
        let least = try log.log.entries(matching: EntryQuery(), .init(limit: -7))
        #expect(least.entries.map(\.index) == [9])
    }

    @Test func `an empty log has an empty page`() throws {
        let log = try SearchableLog()
        defer { log.remove() }
        let page = try log.log.entries(matching: EntryQuery(), .init(limit: 5))
        #expect(page.entries == [])
        #expect(page.previous == nil)
        #expect(page.next == nil)
    }
}
