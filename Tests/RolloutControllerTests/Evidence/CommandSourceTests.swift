import Cohorts
import Foundation
@testable import JSONCoding
import PlanLanguage
import RolloutController
@testable import Rollouts
import Statistics
import Testing
import Transparency
import Values

@Suite struct CommandSourceTests {
    @Test func `one run answers every check, and is told of the rollout`() async throws {
        try await withWorkshop { workshop in
            try workshop.write(
                program: """
                    #!/bin/sh
                    echo run >> runs
                    echo '{"pool": 200, "requests": 5000, "errors": 3,'
                    echo '"suite": {"successes": 9, "failures": 1},'
                    echo "\\"told\\": \\"$SLUICE_ROLLOUT/$SLUICE_STAGE\\", \\"list\\": [7]}"
                    """,
                to: "probe"
            )
            let readings = await workshop.readings(
                of: [
                    .value("pool"), .value("/list/0"), .failures("errors", total: "requests"),
                    .trials("suite"), .value("told"), .value("absent"),
                ],
                from: .command(["./probe"]),
                since: .current
            )
            let expected: [Measurement?] = [
                .value(200), .value(7), .counts(3, of: 5_000), .counts(1, of: 10),
                .failed(
                    "it: told is not a number in the answer, but a text: "
                        + "another kind than is required"
                ),
                .noData("it: the answer has no absent"),
            ]
            #expect(readings.map(\.measurement) == expected)
            #expect(workshop.text(of: "runs") == "run\n")
        }
    }

    @Test func `a program is told since when to count, and nothing while no stage is on`()
        async throws
    {
        try await withWorkshop { workshop in
            try workshop.write(
                program: "#!/bin/sh\necho \"$SLUICE_SINCE\" >> told\necho 1\n",
                to: "probe"
            )
            let since = Instant(milliseconds: 1_800_000_000_000)
            for since in [since, nil] {
                _ = await workshop.readings(
                    of: [.value("a")],
                    from: .command(["./probe"]),
                    since: since,
                    now: Instant(milliseconds: 1_800_000_060_000)
                )
            }
            #expect(workshop.text(of: "told") == "2027-01-15T08:00:00.000Z\n\n")
        }
    }

    @Test func `a program on the PATH gets its arguments as they are`() async throws {
        try await withWorkshop { workshop in
            try workshop.write("42.5\n", to: "a b; echo 1")
            let source = Source.Kind.command(["cat", "a b; echo 1"])
            #expect(await workshop.measurement(of: .value("any"), from: source) == .value(42.5))
        }
    }

    @Test(arguments: [
        ("echo NaN", "it: the answer is not JSON from byte 0 on"),
        ("true", "it: the answer is not JSON from byte 0 on"),
        (#"echo '{"a": 1, "a": 2}'"#, "it: the answer is not JSON from byte 9 on"),
        (#"echo '"5"'"#, "it: the answer has no a"),
        (
            #"printf '\nno \033[31mpool\n more' >&2; exit 3"#,
            "it: ./probe ended with 3: no [31mpool"
        ),
        ("kill -9 $$", "it: ./probe was ended by signal 9"),
        ("head -c 1048577 /dev/zero", "it: ./probe prints over 1 MiB, or over 64 KiB of errors"),
        (
            "echo 1; head -c 65537 /dev/zero >&2",
            "it: ./probe prints over 1 MiB, or over 64 KiB of errors"
        ),
    ])
    func `an answer that makes no sense is no number`(script: String, why: String) async throws {
        try await withWorkshop { workshop in
            try workshop.write(program: "#!/bin/sh\n\(script)\n", to: "probe")
            let answer = await workshop.measurement(of: .value("a"), from: .command(["./probe"]))
            #expect(answer?.why == why)
        }
    }

    @Test func `a program gets few variables, and those that the plan names`() async throws {
        try await withWorkshop { workshop in
            try workshop.write(program: "#!/bin/sh\nenv -0 > told\necho 1\n", to: "probe")
            let program = Program(["./probe"], environment: ["DB_PASSWORD", "DB_EMPTY"])
            let readings = await workshop.readings(
                of: [.value("a")],
                from: .command(program),
                environment: [
                    "PATH": "/usr/bin:/bin", "HOME": "/home/a", "TZ": "UTC", "SECRET": "x",
                    "DB_PASSWORD": "hunter2\nhunter3", "DB_EMPTY": "", "SLUICE_KEY_FILE": "k",
                    "SLUICE_STAGE": "wrong", "LD_PRELOAD": "x",
                ],
                since: Instant(milliseconds: 1_800_000_000_000)
            )
            #expect(readings.first?.measurement == .value(1))
            let told = (workshop.text(of: "told") ?? "").split(separator: "\0").map(String.init)
            // The shell adds some of its own.
            #expect(
                Set(told.filter { !$0.hasPrefix("PWD=") && !$0.hasPrefix("_=") }) == [
                    "PATH=/usr/bin:/bin", "HOME=/home/a", "TZ=UTC", "DB_EMPTY=",
                    "DB_PASSWORD=hunter2\nhunter3", "SLUICE_ROLLOUT=plan", "SLUICE_STAGE=beta",
                    "SLUICE_SINCE=2027-01-15T08:00:00.000Z",
                ]
            )
        }
    }

    @Test func `a program is not run without a variable that it is to be given`() async throws {
        try await withWorkshop { workshop in
            try workshop.write(program: "#!/bin/sh\necho run > ran\necho 1\n", to: "probe")
            let answer = await workshop.measurement(
                of: .value("a"),
                from: .command(Program(["./probe"], environment: ["DB_PASSWORD"])),
                environment: ["PATH": "/usr/bin:/bin"]
            )
            #expect(
                answer == .failed("it: DB_PASSWORD, which ./probe is to be given, is not set")
            )
            #expect(workshop.text(of: "ran") == nil)
        }
    }

    @Test func `what a program says of what it was given is hidden`() async throws {
        try await withWorkshop { workshop in
            let script = """
                #!/bin/sh
                echo "no postgres://app:$DB_PASSWORD@db, $(printf %s "$DB_PASSWORD" | base64)" >&2
                exit 2
                """
            try workshop.write(program: script, to: "probe")
            let answer = await workshop.measurement(
                of: .value("a"),
                from: .command(Program(["./probe"], environment: ["DB_PASSWORD"])),
                environment: ["PATH": "/usr/bin:/bin", "DB_PASSWORD": "topsecret-pw"]
            )
            let why = try #require(answer?.why)
            #expect(why.hasPrefix("it: ./probe ended with 2: no postgres://app:env:DB_PASSWORD@db"))
            #expect(!why.contains("topsecret") && !why.contains("dG9wc2Vj"), "\(why)")
        }
    }

    @Test(arguments: ["setsid", "python3 ./leave"])
    func `a process that leaves the group of its program is ended with it`(
        _ way: String
    ) async throws {
        try await withWorkshop { workshop in
            try workshop.write(
                """
                import os, sys
                os.setpgid(0, 0)
                os.execvp(sys.argv[1], sys.argv[1:])
                """,
                to: "leave"
            )
            let script = """
                #!/bin/sh
                \(way) sh -c 'echo $$ > child; sleep 60 & echo $! > grandchild; wait' \
                    > /dev/null 2>&1 &
                while ! [ -s grandchild ]; do sleep 0.05; done
                echo 1
                """
            try workshop.write(program: script, to: "probe")
            let answer = await workshop.measurement(of: .value("a"), from: .command(["./probe"]))
            #expect(answer == .value(1))
            for file in ["child", "grandchild"] {
                let text = try #require(workshop.text(of: file))
                let process = try #require(
                    Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
                )
                #expect(try await ends(process), "\(file) still runs")
            }
        }
    }

    @Test func `what a running program started is left alone while another one ends`() async throws
    {
        try await withWorkshop { workshop in
            // The helper leaves its group, and its parent ends at once.
            let script = """
                #!/bin/sh
                (setsid sh -c 'while ! [ -e others ]; do sleep 0.05; done; echo 5 > value.new
                    mv value.new value' > /dev/null 2>&1 &)
                echo begun > begun
                while ! [ -s value ]; do sleep 0.05; done
                cat value
                """
            try workshop.write(program: script, to: "slow")
            try workshop.write(program: "#!/bin/sh\necho 1\n", to: "quick")
            async let slow = workshop.measurement(of: .value("a"), from: .command(["./slow"]))
            while workshop.text(of: "begun") == nil { try await Task.sleep(for: .milliseconds(20)) }
            for _ in 1...5 {
                let quick = await workshop.measurement(of: .value("a"), from: .command(["./quick"]))
                #expect(quick == .value(1))
            }
            try workshop.write("have ended", to: "others")
            #expect(await slow == .value(5))
        }
    }

    @Test func `a program that is not there is a failed source`() async throws {
        try await withWorkshop { workshop in
            try workshop.write("echo 1", to: "not-executable")
            for program in ["./absent", "sluice-has-no-such-program", "./not-executable"] {
                let answer = await workshop.measurement(of: .value("a"), from: .command([program]))
                #expect(answer == .failed("it: \(program) is not there, or may not be run"))
            }
        }
    }

    @Test func `a late program is ended with all that it started`() async throws {
        try await withWorkshop { workshop in
            let script = """
                #!/bin/sh
                (trap '' TERM; echo $$ > /dev/null; sh -c 'echo $PPID > child; exec sleep 60') &
                trap '' TERM
                echo $$ > leader
                sleep 60; sleep 60
                """
            try workshop.write(program: script, to: "probe")
            let answer = await workshop.measurement(
                of: .value("a"),
                from: .command(["./probe"]),
                timeout: "4s"
            )
            #expect(answer == .failed("it: timed out after 4s"))
            for file in ["leader", "child"] {
                let text = try #require(workshop.text(of: file))
                let process = try #require(
                    Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
                )
                #expect(try await ends(process), "\(file) still runs")
            }
        }
    }

    @Test func `what a program leaves behind is ended, and is not waited for`() async throws {
        try await withWorkshop { workshop in
            try workshop.write(
                program: "#!/bin/sh\nsleep 60 &\necho $! > child\necho 1\n",
                to: "probe"
            )
            let answer = await workshop.measurement(of: .value("a"), from: .command(["./probe"]))
            #expect(answer == .value(1))
            let text = try #require(workshop.text(of: "child"))
            let process = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(try await ends(process))
        }
    }

    /// Whether a process is gone, or soon will be; one that nobody has buried yet counts as gone.
    private func ends(_ process: Int32) async throws -> Bool {
        for _ in 0..<100 {
            let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            guard let state = status?.split(separator: ")").last?.split(separator: " ").first,
                state != "Z"
            else { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }
}
