import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct SVGTests {
    @Test func `text and attributes are escaped`() {
        let drawing = SVG.element(
            "text",
            ["class": "\"><script>'"],
            [.text("<b>&amp;\u{0}\n\u{1B}\u{202E}\u{FFFF}")]
        )
        #expect(
            drawing.markup
                == "<text class=\"&quot;&gt;&lt;script&gt;&#39;\">&lt;b&gt;&amp;amp;\u{FFFD} "
                + "\u{FFFD}\u{FFFD}\u{FFFD}</text>"
        )
        #expect(XMLParser(data: Data(drawing.markup.utf8)).parse())
    }

    @Test(arguments: [
        (0, "0"), (1.5, "1.5"), (-0.25, "-0.25"), (33.333_33, "33.33"), (0.05, "0.05"),
        (-0.001, "0"), (.nan, "-100000"), (.infinity, "100000"),
    ])
    func `a place is written in hundredths`(_ number: Double, _ text: String) {
        #expect(number.coordinate == text)
    }

    @Test func `a scale puts its ends at the ends, and the middle between`() {
        let scale = Scale(10...20, from: 228, to: 58)
        #expect(scale.position(10) == 228)
        #expect(scale.position(20) == 58)
        #expect(scale.position(15) == 143)
        #expect(Scale(5...5, from: 0, to: 100).position(5) == 50)
        let greatest = Double.greatestFiniteMagnitude
        #expect(Scale(-greatest...greatest, from: 0, to: 100).position(0) == 50)
    }
}
