import Rollouts
import Testing

@Suite struct LimitTests {
    @Test(arguments: [
        ("< 1%", 0.01), ("<=10", 10), (">= 8GiB", 8_589_934_592), ("< 3s", 3), ("< 250ms", 0.25),
        ("== 0", 0), ("= 0", 0), ("=5%", 0.05), ("> 1_000", 1_000),
    ])
    func `a limit is read in base units`(_ text: String, _ number: Double) {
        #expect(Limit(text: text)?.number == number)
    }

    @Test(arguments: [
        "", "1%", "<", "< ", "< x", "=> 1", "< 1 %%", "< nan", "< inf", "< 1e999", "<< 1",
        "=== 1", "= true", "= \"1\"",
    ])
    func `what is no limit is refused`(_ text: String) {
        #expect(Limit(text: text) == nil)
    }

    @Test(arguments: ["= 3s", "=3s", "== 3s", "==  3s"])
    func `one form of equality stands in the log`(_ text: String) {
        #expect(Limit(text: text)?.text == "== 3s")
    }

    @Test func `nothing allows what is not a number`() {
        for comparison in Limit.Comparison.allCases {
            #expect(Limit(text: "\(comparison.rawValue) 1")?.allows(.nan) == false)
        }
    }

    @Test func `a secret shows its reference and never its value`() {
        let header = SecretText("Bearer env:TOKEN")
        #expect(header.literal == "Bearer ")
        #expect(header.reference == .environment("TOKEN"))
        #expect(SecretText("file:/run/key").reference == .file("/run/key"))
        #expect(SecretText("https://example.org/env:x").reference == nil)
    }
}
