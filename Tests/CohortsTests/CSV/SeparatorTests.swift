import Cohorts
import Testing

struct SeparatorTests {
    @Test(arguments: CSVSeparator.allCases)
    func `a table is read with its separator, and the others are text`(separator: CSVSeparator) {
        let others = CSVSeparator.allCases.filter { $0 != separator }.map(\.rawValue).joined()
        let mark = separator.rawValue
        let text =
            "x\(mark)id\n\(others)abcdefgh\(mark)a\(others)\n\"q\(mark)\"\(mark)\"b\(mark)\"\n"
        #expect(
            TableReading(Array(text.utf8), stratum: "x", separator: separator).rows.map(
                \.description
            )
                == ["2:a\(others)/\(others)abcdefgh", "3:b\(mark)/q\(mark)"]
        )
    }

    private static let others: [(String, CSVSeparator, String)] = [
        ("id;x\na;1\n", .comma, "; the column is id;x; if \";\""),
        ("name, of;id\n", .comma, "; the columns are name,  of;id; if \";\""),
        ("a;b\tid\n", .comma, "; the column is a;b\\tid; if \"\\t\""),
        ("a|b|c;d\n", .comma, "; the column is a|b|c;d; if \"|\""),
        ("name,id\n", .semicolon, "; the column is name,id; if \",\""),
    ]

    @Test(arguments: others)
    func `a column that another separator would give is advised`(
        text: String,
        separator: CSVSeparator,
        advice: String
    ) {
        let problem = TableReading(Array(text.utf8), separator: separator).problem
        #expect(
            problem?.contains("no column is called id\(advice) separates") == true,
            "\(problem ?? "")"
        )
    }

    @Test func `a header in quotes tells its separator too`() {
        let problem = TableReading(Array("\"id\";\"x\"\n\"a\";\"1\"\n".utf8)).problem
        #expect(
            problem?.contains("line 1: the columns are not separated by \",\"; if \";\"") == true
        )
        let row = TableReading(Array("id,x\n\"a\";1\n".utf8)).problem
        #expect(row == "line 2: after a closing quote there is neither a separator nor a line end")
    }

    @Test func `the log is told nothing of a first line, which may be a customer`() {
        var table = CustomerTable(id: "id")
        let problem = #expect(throws: CSVProblem.self) {
            try table.read(Array("c-1;Doe\nc-2;Roe\n".utf8).span) { _, _, _ in }
        }
        #expect(problem?.description.contains("c-1") == true)
        #expect(problem?.discreet.contains("c-1") == false)
        #expect(problem?.discreet.contains("\";\"") == true)
    }
}
