import Testing

struct CustomerTableTests {
    @Test(arguments: TableCase.sound + TableCase.unsound)
    func `a table says what it says, or what is wrong with it`(table: TableCase) {
        let reading = TableReading(Array(table.text.utf8), stratum: table.stratum)
        // Descriptions as bytes: String calls two normal forms equal.
        #expect(reading.rows.map { Array("\($0)".utf8) } == table.rows.map { Array($0.utf8) })
        #expect(reading.problem == table.problem)
    }

    @Test(arguments: TableCase.sound + TableCase.unsound)
    func `where a table is cut does not matter`(table: TableCase) {
        let bytes = Array(table.text.utf8)
        let whole = TableReading(bytes, stratum: table.stratum)
        for cut in 0...bytes.count {
            let halves = TableReading([bytes[..<cut], bytes[cut...]], stratum: table.stratum)
            #expect(halves == whole, "cut at \(cut)")
        }
        let single = TableReading(bytes.indices.map { bytes[$0...$0] }, stratum: table.stratum)
        #expect(single == whole)
    }

    private static let notUTF8: [[UInt8]] = [
        [0xC3], [0xC3, 0x28], [0xFF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF],
    ]

    @Test(arguments: notUTF8)
    func `what is not UTF-8 is an error in any column`(bad: [UInt8]) {
        for (before, after) in [("id,x\na,1\n", ",1\n"), ("id,x\na,1\nb,", "\n"), ("id,", "\n")] {
            let bytes = Array(before.utf8) + bad + Array(after.utf8)
            let line = before.count { $0 == "\n" } + 1
            for cut in 0...bytes.count {
                let reading = TableReading([bytes[..<cut], bytes[cut...]])
                #expect(reading.problem == "line \(line) is not valid UTF-8")
            }
        }
    }

    @Test func `a table in UTF-16 is refused`() {
        let bytes: [UInt8] = [0xFF, 0xFE] + "id\na\n".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(TableReading(bytes).problem == "line 1 is not valid UTF-8")
    }

    @Test func `a column for strata that is not there is named`() {
        #expect(
            TableReading(Array("id,regoin\n".utf8), stratum: "region").problem
                == "line 1: no column is called region; did you mean regoin?"
                + "; the columns are id, regoin"
        )
    }

    @Test(arguments: [1, 1_000, 1 << 16, 1 << 22])
    func `a quote that is not closed does not take the whole table into memory`(chunk: Int) {
        let rows = String(repeating: "b,\"2\nc,3\n", count: 100_000)
        let bytes = Array(("id,x\na,1\nb,\"" + rows.filter { $0 != "\"" }).utf8.prefix(200_000))
        let chunks = stride(from: 0, to: bytes.count, by: chunk).map {
            bytes[$0..<min(bytes.count, $0 + chunk)]
        }
        #expect(
            TableReading(chunks).problem
                == "line 3: a field has over 65,536 bytes; is a quote not closed?"
        )
    }

    @Test func `a row is bounded`() {
        let bytes = Array(("id\na" + String(repeating: ",b", count: 600_000)).utf8)
        #expect(TableReading(bytes).problem == "line 2: a row has over 1,048,576 bytes")
        let cut = bytes.count / 2
        #expect(
            TableReading([bytes[..<cut], bytes[cut...]]).problem
                == "line 2: a row has over 1,048,576 bytes"
        )
    }

    @Test func `a field of the largest size is read`() {
        let id = String(repeating: "a", count: 1 << 16)
        #expect(TableReading(Array("id\n\(id)\n".utf8)).rows.map(\.id.count) == [1 << 16])
    }
}

extension TableCase {
    /// The strata's column, where the table has one.
    fileprivate var stratum: String? { text.contains("region") ? "region" : nil }
}
