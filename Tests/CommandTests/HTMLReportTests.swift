import Foundation
import Testing

@Suite struct HTMLReportTests {
    @Test func `a rollout's report is one page with a plot for each measured check`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            try binary.write(SamplePlan.evidence(errors: 600), to: "evidence.json")
            _ = try binary.sluice(["guard", "--once"])
            _ = try binary.sluice(["hold", "--reason", "<script>alert(1)</script>"])
            let result = try binary.sluice(["report", "--format", "html"])
            #expect(result.code == 0, "\(result.talk)")
            #expect(result.output.hasPrefix("<!DOCTYPE html>"))
            #expect(result.output.split(separator: "\n").last == "</html>")
            #expect(result.output.components(separatedBy: "<svg xmlns=").count == 6)
            #expect(result.output.contains("class=\"marker trip\""))
            #expect(result.output.contains("class=\"band\""))
            #expect(!result.output.contains("<script"))
            #expect(result.output.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        }
    }

    @Test func `a page says that nothing was measured yet`() throws {
        try withRollout { binary in
            let result = try binary.sluice(["report", "--format", "html"])
            #expect(result.code == 0)
            #expect(result.output.contains("No readings are on record yet."))
        }
    }
}
