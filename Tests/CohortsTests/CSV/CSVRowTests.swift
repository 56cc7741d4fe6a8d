import Cohorts
import Testing

@Suite struct CSVRowTests {
    @Test(arguments: [
        ("plain", "plain"), ("a,b", #""a,b""#), (#"a"b"#, #""a""b""#), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\nb\""), ("a\tb", "\"a\tb\""), (" a", #"" a""#), ("a ", #""a ""#),
        ("", ""), ("a\u{1B}b", "a\u{FFFD}b"),
    ])
    func `a cell is quoted where RFC 4180 wants it`(cell: String, text: String) {
        #expect(CSVRow([cell]).text == text)
        #expect(CSVRow([cell, "x", cell]).text == "\(text),x,\(text)")
    }

    @Test(arguments: ["=1+1", "+49 30", "-5", "@SUM(A1)", "\t=1", "\r=1"])
    func `no cell is a formula`(cell: String) {
        let text = CSVRow([cell]).text
        #expect(text.hasPrefix("'") || text.hasPrefix("\"'"))
    }
}
