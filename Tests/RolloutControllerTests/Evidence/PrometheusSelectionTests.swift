import Rollouts
import Testing

@testable import RolloutController

@Suite struct PrometheusSelectionTests {
    @Test func `selectors are asked for without what surrounds them`() throws {
        let asked = try PrometheusSource.selected(
            .failures("(a_total # of all\n{b=\"c\"})", total: #"{"a.total"} # all"#)
        )
        #expect(asked == .failures(#"a_total {b="c"}"#, total: #"{"a.total"}"#))
        let groups = try PrometheusSource.selected(.groups(["on": "(a)", "off": "b"]))
        #expect(groups == .groups(["on": "a", "off": "b"]))
        #expect(try PrometheusSource.selected(.value("sum(a)")) == .value("sum(a)"))
    }

    @Test(arguments: [
        "rate(a_total[5m])", "sum(a_total)", "a_total offset 1d", "a_total @ end()", "a + b",
        "NaN", #"{job="a"}"#, "a_total[5m]", "",
    ])
    func `counters and gauges are not asked for by an expression`(text: String) {
        for quantity: Measure.Quantity in [
            .failures("\(text)", total: "a"), .failures("a", total: "\(text)"), .histogram(text),
            .samples(text), .canary(text, control: "a"), .canary("a", control: text),
            .groups(["on": "a", "off": "\(text)"]), .trend(text),
        ] {
            #expect(throws: Unavailable.self) { try PrometheusSource.selected(quantity) }
        }
    }
}
