import Testing

@Suite struct ShapeTests {
    private static let folders = ["Sources", "Tests"]

    @Test func `no file is longer than 400 lines`() throws {
        for file in try Checkout.swiftFiles(in: Self.folders) {
            #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func `no line is longer than 100 columns`() throws {
        for file in try Checkout.swiftFiles(in: Self.folders) {
            for (index, line) in file.lines.enumerated() where line.count > 100 {
                Issue.record("\(file.path):\(index + 1) has \(line.count) columns")
            }
        }
    }

    @Test func `no function is longer than 70 lines`() throws {
        for file in try Checkout.swiftFiles(in: Self.folders) {
            for (index, length) in Self.functionLengths(in: file.lines) where length > 70 {
                Issue.record("\(file.path):\(index + 1) is a function of \(length) lines")
            }
        }
    }

    @Test func `a function's length is counted from its first line to its last`() {
        let body = (0..<71).map { "        let value\($0) = 0" }
        let lines = ["struct A {", "    func long() {"] + body + ["    }", "}"]
        #expect(Self.functionLengths(in: lines).map(\.length) == [73])
    }

    @Test func `a requirement of a protocol has no length`() {
        let lines = [
            "protocol A {", "    func a()", "}", "struct B {", "    init() {", "    }", "}",
        ]
        #expect(Self.functionLengths(in: lines).map(\.index) == [4])
    }

    @Test func `nothing is forced and nothing is put off`() throws {
        let words = ["try" + "!", " as" + "! ", "TO" + "DO", "FIX" + "ME", "fatal" + "Error("]
        for file in try Checkout.swiftFiles(in: Self.folders) {
            for (index, line) in file.lines.enumerated() {
                for word in words where line.contains(word) {
                    Issue.record("\(file.path):\(index + 1) has \(word)")
                }
            }
        }
    }

    /// Where each function starts, and its length; the code is formatted, so that its closing
    /// brace is the next one of the same indent.
    private static func functionLengths(in lines: [String]) -> [(index: Int, length: Int)] {
        lines.indices.compactMap { index in
            let line = lines[index]
            let words = line.split { " (<{?".contains($0) }
            guard words.contains(where: { ["func", "init", "subscript", "deinit"].contains($0) }),
                !line.contains("//"), !line.contains("\"")
            else { return nil }
            let indent = line.prefix { $0 == " " }
            // A requirement of a protocol has no body: the protocol's own brace comes first.
            guard
                let end = lines[index...].firstIndex(where: {
                    $0 == indent + "}" || !($0.isEmpty || $0.hasPrefix(indent))
                }), lines[end] == indent + "}"
            else { return nil }
            return (index, end - index + 1)
        }
    }
}
