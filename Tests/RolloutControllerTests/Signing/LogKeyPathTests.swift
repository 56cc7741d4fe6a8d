import RolloutController
import Testing

@Suite struct LogKeyPathTests {
    @Test(arguments: [
        (["XDG_STATE_HOME": "/state", "HOME": "/home/kim"], "/state/sluice/"),
        (["XDG_STATE_HOME": "state", "HOME": "/home/kim"], "/home/kim/.local/state/sluice/"),
        (["HOME": "/home/kim"], "/home/kim/.local/state/sluice/"),
    ])
    func `a key is in the state folder that the environment names`(
        environment: [String: String],
        folder: String
    ) {
        let path = LogKeyPath.standard(for: "/data/sluice.db", environment: environment)
        #expect(path.hasPrefix(folder + "sluice-"))
        #expect(path.hasSuffix(".key"))
    }

    @Test func `a relative home is not heeded`() {
        let path = LogKeyPath.standard(for: "/data/sluice.db", environment: ["HOME": "kim"])
        #expect(path.hasPrefix("/") && path.contains("/.local/state/sluice/sluice-"))
    }

    @Test func `two logs have two keys`() {
        let paths = ["/a/sluice.db", "/b/sluice.db"]
            .map { LogKeyPath.standard(for: $0, environment: ["HOME": "/home/kim"]) }
        #expect(Set(paths).count == 2)
    }
}
