import Foundation
import TestSupport
import Testing

/// The plans that `init` writes, each put in force and asked for a step.
@Suite struct StarterTests {
    private func start(_ template: String, _ body: (Binary) throws -> Void) throws {
        let binary = try Binary()
        defer { binary.remove() }
        let written = try binary.sluice(["init", "--template", template])
        #expect(written.code == 0, "\(written.talk)")
        try body(binary)
    }

    @Test(arguments: ["attested", "prometheus", "http"])
    func `a plan checks without a warning, and editors find its schema`(
        _ template: String
    ) throws {
        try start(template) { binary in
            let check = try binary.sluice(["plan", "check", "rollout.yaml", "--strict"])
            #expect(check.code == 0, "\(check.talk)")
            let text = try binary.text(of: "rollout.yaml")
            #expect(text.hasPrefix("# yaml-language-server: $schema=plan.schema.json\n"))
            let schema = try binary.text(of: "plan.schema.json")
            #expect(try binary.sluice(["plan", "schema"]).output == schema + "\n")
        }
    }

    @Test func `a schema that is there is left as it is`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write("mine", to: "plan.schema.json")
        let written = try binary.sluice(["init", "--json"])
        #expect(written.code == 0 && written.json["schema"] == nil)
        #expect(try binary.text(of: "plan.schema.json") == "mine")
        let unknown = try binary.sluice(["init", "--template", "datadog", "other.yaml"])
        #expect(unknown.code == 64 && unknown.talk.contains("prometheus"))
    }

    @Test func `the attested one runs`() throws {
        try start("attested") { binary in
            try binary.expect(0, ["plan", "apply", "rollout.yaml", "--yes"])
            try binary.expect(10, ["advance", "--yes"])
            let words = ["attest", "smoke-tests", "--successes", "100", "--failures", "0"]
            try binary.expect(0, words + ["--actor", "ci-bot"])
            try binary.expect(0, ["advance", "--yes"])
        }
    }

    @Test func `the one with a service runs`() throws {
        try start("http") { binary in
            let service = try Service(in: binary)
            defer { service.stop() }
            try service.answer(#"{"requests": 4711, "errors": 3, "queue": {"depth": 12}}"#, "stats")
            try binary.point("8080/stats", to: "\(service.port)/stats")
            try binary.expect(0, ["plan", "apply", "rollout.yaml", "--yes"])
            try binary.expect(0, ["advance", "--yes"])
            let check = try binary.sluice(["check", "--json"])
            #expect(check.code == 10)
            #expect(check.verdict(of: "queue-depth") == "passed", "\(check.output)")
        }
    }

    @Test func `the one with Prometheus runs`() throws {
        try start("prometheus") { binary in
            let service = try Service(in: binary)
            defer { service.stop() }
            try service.answer(Self.metrics, "metrics")
            let prometheus = try Prometheus(in: binary, scraping: service.port)
            defer { prometheus.stop() }
            try binary.point("9090", to: "\(prometheus.port)")
            try binary.expect(0, ["plan", "apply", "rollout.yaml", "--yes"])
            try binary.expect(0, ["advance", "--yes"])
            var memory: String?
            for _ in 0..<150 where memory != "passed" {
                memory = try binary.sluice(["check", "--json"]).verdict(of: "memory")
                if memory != "passed" { usleep(200_000) }
            }
            #expect(memory == "passed")
        }
    }

    private static let metrics = """
        # TYPE http_requests_total counter
        http_requests_total{code="200"} 4711
        http_requests_total{code="500"} 3
        # TYPE process_resident_memory_bytes gauge
        process_resident_memory_bytes 1000000
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{le="3"} 4700
        http_request_duration_seconds_bucket{le="+Inf"} 4714
        http_request_duration_seconds_count 4714
        http_request_duration_seconds_sum 999

        """
}

extension Binary {
    func text(of file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    /// Has the plan ask another port of this machine.
    fileprivate func point(_ address: String, to other: String) throws {
        let plan = try text(of: "rollout.yaml")
        #expect(plan.contains(":\(address)"))
        try write(plan.replacing(":\(address)", with: ":\(other)"), to: "rollout.yaml")
    }

    fileprivate func expect(_ code: Int32, _ words: [String]) throws {
        let result = try sluice(words)
        #expect(result.code == code, "\(words): \(result.output)\(result.talk)")
    }
}

extension Binary.Result {
    fileprivate func verdict(of check: String) -> String? {
        let checks = json["checks"] as? [[String: Any]] ?? []
        return checks.first { $0["id"] as? String == check }?["verdict"] as? String
    }
}
