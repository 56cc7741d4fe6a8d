import Foundation

/// A process, as the system lists it.
struct SystemProcess: Sendable {
    let id: Int32
    let parent: Int32
    let session: Int32
    /// The time at which it began, in ticks of the system's clock.
    let begun: UInt64

    /// Makes this process the parent of every process whose own parent ends, if it descends from
    /// this one; false where the system cannot do that or list processes.
    static func adoptOrphans() -> Bool {
        #if os(Linux)
        // Swift imports no function with a variable number of arguments.
        typealias Function = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
        guard let symbol = unsafe dlsym(nil, "prctl") else { return false }
        let control = unsafe unsafeBitCast(symbol, to: Function.self)
        return control(setChildSubreaper, 1, 0, 0, 0) == 0 && Self(getpid()) != nil
        #else
        return false
        #endif
    }

    private static let setChildSubreaper: Int32 = 36

    /// Reads `/proc/ID/stat`; nil if there is no such process.
    init?(_ id: Int32) {
        guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
            // The program's name, in parentheses, may hold blanks and parentheses.
            let end = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[end...].split(separator: " ").dropFirst().map(String.init)
        guard fields.count > 19, let parent = Int32(fields[1]), let session = Int32(fields[3]),
            let begun = UInt64(fields[19])
        else { return nil }
        (self.id, self.parent, self.session, self.begun) = (id, parent, session, begun)
    }

    static func all() -> [Self] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.compactMap(Self.init)
    }

    /// Kills a child of this process, and takes note of its end so that nothing of it is left.
    func kill() {
        _ = Foundation.kill(id, SIGKILL)
        for _ in 1...100 {
            var status: Int32 = 0
            guard unsafe waitpid(id, &status, WNOHANG) == 0 else { return }
            usleep(1_000)
        }
    }
}
