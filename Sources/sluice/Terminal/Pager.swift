import Foundation
import RolloutAPI
import Synchronization
import Values

/// The program that shows what is longer than the screen, as git has one.
///
/// SLUICE_PAGER or else PAGER names it, with its arguments between blanks and without a shell; the
/// default is `less`, which is told to keep colours and to leave the text on the screen. An empty
/// name, or `cat`, stands for none.
struct Pager {
    private let words: [String]
    private let environment: [String: String]

    /// Nil if none is wanted, or if there is no terminal to show anything on.
    init?(in environment: Environment) {
        guard Self.isWanted, isatty(STDOUT_FILENO) == 1, environment.value("TERM") != "dumb" else {
            return nil
        }
        let name =
            environment.variables["SLUICE_PAGER"] ?? environment.variables["PAGER"] ?? "less"
        words = name.split(separator: " ").map(String.init)
        guard let program = words.first, program != "cat" else { return nil }
        // As git does: a LESS of the person's own is theirs.
        self.environment = ["LESS": "FRX", "LV": "-c"].merging(environment.variables) { $1 }
    }

    /// Prints from now on without a pager.
    static func dismiss() {
        dismissed.withLock { $0 = true }
    }

    private static var isWanted: Bool { !dismissed.withLock { $0 } }
    private static let dismissed = Mutex(false)

    /// Shows a text, and returns when the person has seen it; false if the pager is not there.
    func show(_ text: Data) -> Bool {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        guard let process = started(reading: ends[0]) else {
            for end in ends { close(end) }
            return false
        }
        close(ends[0])
        // Ctrl-C is the pager's business, and one that is left early wants no more text.
        _ = signal(SIGINT, SIG_IGN)
        _ = signal(SIGPIPE, SIG_IGN)
        try? FileHandle(fileDescriptor: ends[1], closeOnDealloc: false).write(contentsOf: text)
        close(ends[1])
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        _ = signal(SIGINT, SIG_DFL)
        return true
    }

    private func started(reading input: Int32) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        var signals = sigset_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGPIPE] { unsafe sigaddset(&signals, number) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let arguments = unsafe Self.copies(of: words)
        let settings = unsafe Self.copies(of: environment.map { "\($0)=\($1)" })
        defer {
            unsafe Self.release(arguments)
            unsafe Self.release(settings)
        }
        var process: pid_t = 0
        let result = unsafe posix_spawnp(
            &process,
            words[0],
            &actions,
            &attributes,
            arguments,
            settings
        )
        return result == 0 ? process : nil
    }

    /// Copies words for C, which ends a list of them with nothing.
    private static func copies(of words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var copies = unsafe [UnsafeMutablePointer<CChar>?]()
        for word in words { unsafe copies.append(strdup(word)) }
        unsafe copies.append(nil)
        return unsafe copies
    }

    private static func release(_ copies: [UnsafeMutablePointer<CChar>?]) {
        unsafe copies.forEach { unsafe free($0) }
    }
}
