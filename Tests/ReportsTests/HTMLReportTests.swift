import Foundation
import Reports
import Rollouts
import Testing

#if canImport(FoundationXML)
import FoundationXML
import Values
#endif

@Suite struct HTMLReportTests {
    private static func drawings(_ page: String) -> [String] {
        page.components(separatedBy: "\n").filter { $0.hasPrefix("<svg xmlns=") }
    }

    @Test func `each measured check has one plot, and the exposure has one`() throws {
        let page = try Rehearsal.launch().report.html
        if let file = ProcessInfo.processInfo.environment["PAGE"] {
            try Data(page.utf8).write(to: URL(filePath: file))
        }
        #expect(Self.drawings(page).count == 7)
        #expect(page.components(separatedBy: "<figure class=\"card check\">").count == 7)
    }

    @Test func `every drawing is well-formed, and has a title and a description`() throws {
        let drawings = Self.drawings(try Rehearsal.launch().report.html)
        for drawing in drawings {
            let parser = XMLParser(data: Data(drawing.utf8))
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
            #expect(drawing.contains("<title>"))
            #expect(drawing.contains("<desc>"))
            #expect(drawing.contains("role=\"img\""))
        }
    }

    @Test func `checks of a rate have a band, and others have none`() throws {
        let drawings = Self.drawings(try Rehearsal.launch().report.html)
        let banded = drawings.filter { $0.contains("class=\"band\"") }
        #expect(banded.count == 2)
        #expect(banded[0].contains("Sustained error rate above 1%: failure rate"))
        #expect(banded[1].contains("p95 latency above 3 s under normal load: share over 3 s"))
    }

    @Test func `a verdict is told by its shape`() throws {
        let drawings = Self.drawings(try Rehearsal.launch().report.html)
        let rate = try #require(drawings.first { $0.contains("Sustained error rate") })
        #expect(rate.contains("class=\"marker passed\""))
        #expect(rate.contains("class=\"marker failed\""))
        #expect(rate.contains("<path d=\"M-4.5-4.5 4.5 4.5M-4.5 4.5 4.5-4.5\"/>"))
        let queue = try #require(drawings.first { $0.contains("Time in the queue") })
        #expect(queue.contains("class=\"marker undecided\""))
        #expect(queue.contains("timed out, undecided"))
        #expect(queue.contains(">200 ms</text>"))
    }

    @Test func `holds, releases and trips are marked on the exposure`() throws {
        let drawing = try #require(Self.drawings(try Rehearsal.launch().report.html).first)
        for kind in ["hold", "release", "trip"] {
            #expect(drawing.contains("class=\"marker \(kind)\""))
        }
        #expect(drawing.contains(">early-access</text>"))
        #expect(drawing.contains(">5,000 users</text>"))
    }

    @Test func `a page loads nothing and runs nothing`() throws {
        let page = try Rehearsal.launch().report.html
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        for piece in ["<script", "href=", "src=", "url(", "@import", "<link", "<iframe"] {
            #expect(!page.contains(piece), "\(piece)")
        }
    }

    @Test func `what came from outside is text and never markup`() throws {
        let nasty = "<script>alert(1)</script> \"a\" onload='x' & \u{1B}[2J\u{202E}\u{0}\u{FFFE}"
        let check = Rehearsal.check("x\"><b>", nasty, .value(try Rehearsal.limit("< 5")))
        let stage = Stage(
            name: "<i>beta</i>",
            cohort: CohortSize(least: 1, most: 2),
            soak: Span(milliseconds: 0)
        )
        let plan = Plan(name: "</title><r>", description: nasty, noGo: [check], stages: [stage])
        var rehearsal = Rehearsal(plan)
        rehearsal.decide(.advance, on: ["x\"><b>": .value(1)])
        rehearsal.decide(.hold(id: nil, reason: nasty, expires: nil))
        rehearsal.decide(.tick, on: ["x\"><b>": .unavailable(.noData(nasty))])
        let page = try rehearsal.report.html
        for piece in ["<script>", "<b>", "<i>", "<r>", "\"a\"", "onload='x'"] {
            #expect(!page.contains(piece), "\(piece)")
        }
        for scalar: Unicode.Scalar in ["\u{1B}", "\u{202E}", "\u{0}", "\u{FFFE}"] {
            #expect(!page.unicodeScalars.contains(scalar))
        }
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;a&quot;"))
        for drawing in Self.drawings(page) {
            #expect(XMLParser(data: Data(drawing.utf8)).parse())
        }
    }

    @Test func `without a reading there is a page too`() throws {
        let page = try Rehearsal(Rehearsal.launchPlan()).report.html
        #expect(page.contains("No readings are on record yet."))
        #expect(Self.drawings(page).count == 1)
    }

    @Test func `a page says what the Markdown report says`() throws {
        let page = try Rehearsal.launch().report.html
        for text in [
            "forecast-1.0.0", "Launch of the forecast platform", "Tenant data leakage",
            "beta (10–20 users, soak 0s) → early-access (5,000 users, soak 0s)",
            "plan.apply", "manager (claimed)", "none given", "critical: stops every advance",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }
}
