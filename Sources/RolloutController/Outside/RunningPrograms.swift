import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The programs that are running, each the leader of its own session, and what they left behind.
///
/// They would outlive this process, which a signal may end while it waits for one of them.
package enum RunningPrograms {
    private struct Content {
        /// The programs that are being started, whose processes are not known yet.
        var starting = 0
        /// The process of each program that runs, with the time at which it began.
        var leaders: [Int32: UInt64] = [:]
    }

    private static let content = Mutex(Content())

    /// True if a process that leaves its program's group is found, and ended with the program.
    package static let endsOrphans = SystemProcess.adoptOrphans()

    /// A program from before its start until after its end.
    final class Run: Sendable {
        private let leader = Mutex<Int32?>(nil)

        fileprivate init() {}

        /// Notes the program's process as soon as there is one.
        func note(_ process: Int32) {
            leader.withLock { $0 = process }
            RunningPrograms.note(process)
        }

        /// Kills the program, the processes of its group, and those that left the group.
        func end() { RunningPrograms.end(leader.withLock { $0 }) }
    }

    static func begin() -> Run {
        _ = endsOrphans
        content.withLock { $0.starting += 1 }
        return Run()
    }

    private static func note(_ leader: Int32) {
        content.withLock { content in
            content.starting -= 1
            content.leaders[leader] = SystemProcess(leader)?.begun ?? 0
        }
    }

    private static func end(_ leader: Int32?) {
        content.withLock { content in
            if let leader {
                content.leaders[leader] = nil
                // The group id cannot be reused while a member of the group lives; with none left,
                // there is nothing to signal.
                kill(-leader, SIGKILL)
            } else {
                content.starting -= 1
            }
            endOrphans(of: leader, content)
        }
    }

    /// Kills what the program left behind, and whatever no running program can have started.
    ///
    /// An orphan is a child of this process in another session that is no program: one whose
    /// parent ended, so that it was adopted. A process that is being started looks the same for a
    /// moment; then the orphans are left to the end of that one.
    private static func endOrphans(of leader: Int32?, _ content: Content) {
        guard endsOrphans, content.starting == 0 else { return }
        let oldest = content.leaders.values.min()
        let own = (id: getpid(), session: getsid(0))
        for _ in 1...roundsMax {
            let processes = SystemProcess.all()
            let orphans = processes.filter { process in
                process.parent == own.id && process.session != own.session
                    && content.leaders[process.id] == nil
                    && content.leaders[process.session] == nil
                    && (process.session == leader || oldest.map { process.begun < $0 } ?? true)
            }
            // A child of an orphan, or of one of the group that is ending, is adopted once it
            // is gone, and found in the next round.
            let isEnding = processes.contains { $0.session == leader && $0.parent != own.id }
            guard isEnding || !orphans.isEmpty else { return }
            for orphan in orphans { orphan.kill() }
            if isEnding { usleep(1_000) }
        }
    }

    /// A program that starts processes faster than they are killed is given up.
    private static let roundsMax = 50

    /// Kills all programs, before the process ends by a signal.
    package static func endAll() {
        content.withLock { content in
            for leader in content.leaders.keys { kill(-leader, SIGKILL) }
            content = Content()
            endOrphans(of: nil, content)
        }
    }
}
