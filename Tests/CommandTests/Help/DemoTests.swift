import Foundation
import Testing

/// The launch that `sluice demo` plays.
@Suite struct DemoTests {
    @Test func `a launch is played, and stays to look around in`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let played = try binary.bash("SLUICE_AUTOMATION=1 SLUICE_LOG=/nowhere sluice demo")
        #expect(played.code == 0, "\(played.talk)")
        for text in ["$ sluice plan apply plan.yaml --yes", "[exit 14]", "9. Every decision"] {
            #expect(played.output.contains(text), "\(text)")
        }
        // The guard's lines begin with the time, and the name of a key with the folder's path.
        let lines = played.output.split(separator: "\n").filter { line in
            !line.hasPrefix("20") && !line.contains("sluice-tests-")
        }
        #expect(lines.filter { $0.count > 80 } == [])
        let around = played.output.components(separatedBy: "To look around:\n").last ?? ""
        let commands = around.split(separator: "\n").filter { !$0.isEmpty }
        #expect(commands.count == 4)
        let looked = try binary.bash("set -e\n" + commands.joined(separator: "\n"))
        #expect(looked.code == 0, "\(looked.talk)")
        #expect(looked.output.contains("forecast-1.0.0  live · launch"), "\(looked.output)")
        let again = try binary.sluice(["demo", "--json"])
        #expect(again.code == 64)
        #expect(again.errorCode == "already-exists")
    }

    @Test func `each command has the exit code that the story tells`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        let played = try binary.sluice(["demo", "a launch", "--json"])
        #expect(played.code == 0, "\(played.talk)")
        let steps = played.json["steps"] as? [[String: Any]] ?? []
        let codes = steps.compactMap { $0["exitCode"] as? Int }
        #expect(Set(codes) == [0, 10, 11, 12, 13, 14])
        #expect(steps.count > 15)
    }
}
