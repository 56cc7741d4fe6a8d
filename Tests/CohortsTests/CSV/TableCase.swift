import Testing

/// A table as text, and what is read of it: `line:id/stratum` for each row, or what is wrong.
struct TableCase: CustomTestStringConvertible, Sendable {
    let text: String
    let rows: [String]
    let problem: String?

    init(_ text: String, _ rows: [String], _ problem: String? = nil) {
        self.text = text
        self.rows = rows
        self.problem = problem
    }

    var testDescription: String { text.debugDescription }

    static let sound = [
        Self("id\na\nb\n", ["2:a", "3:b"]),
        Self("id\na\nb", ["2:a", "3:b"]),
        Self("id\r\na\r\nb\r\n", ["2:a", "3:b"]),
        Self("id\ra\rb", ["2:a", "3:b"]),
        Self("id\ra\nb\r\nc\r", ["2:a", "3:b", "4:c"]),
        Self("id", []),
        Self("id\n", []),
        Self("\u{FEFF}id\na\n", ["2:a"]),
        Self("\u{FEFF}\"id\"\na\n", ["2:a"]),
        Self("x,id,region\n1,a,eu\n2,b,us\n", ["2:a/eu", "3:b/us"]),
        Self("region,id\neu,a\n,b\n", ["2:a/eu", "3:b"]),
        Self("id,x\n\"a\",\"1,2\"\n\"b\",\"\"\n", ["2:a", "3:b"]),
        Self("id,x\n\"a \"\"b\"\" c\",1\n\"\"\"\",2\n", ["2:a \"b\" c", "3:\""]),
        Self("id,x\n\"a\",\"1\n2\r\n3\r4\"\nb,5\n", ["2:a", "6:b"]),
        Self("id,x\n\"a\n\",\"\r\"\r\nb,5", ["2:a\n", "5:b"]),
        Self("id,region\n\"a\",\"e\"\"u\"", ["2:a/e\"u"]),
        Self("id,\"x\ny\"\na,1\n", ["3:a"]),
        Self("id,x\n\"a\",\r\n\"\",\n", ["2:a", "3:"]),
        Self("id,x\n,1\n", ["2:"]),
        Self("id\n\"\"\n", ["2:"]),
        Self("id,x\né,ü\ne\u{301},顧客\n", ["2:é", "3:e\u{301}"]),
        Self("id,x\n a ,;\t'\n", ["2: a "]),
        Self("id,x\nabcdefgh,abcdefghijklmnop\nabcdefg!,\n", ["2:abcdefgh", "3:abcdefg!"]),
        Self("id,,X,ID\na,1,2,3\n", ["2:a"]),
    ]

    static let unsound = [
        Self("", [], "the table is empty; its first line must name the columns"),
        Self("\u{FEFF}", [], "the table is empty; its first line must name the columns"),
        Self(
            "ids,x\n",
            [],
            "line 1: no column is called id; did you mean ids?; the columns are ids, x"
        ),
        Self("customer,x\n", [], "line 1: no column is called id; the columns are customer, x"),
        Self("ID\na\n", [], "line 1: no column is called id; the column is ID"),
        Self(
            "sep=;\nid;x\n",
            [],
            "line 1: the header is wanted here, and sep= is for spreadsheets: remove the line"
        ),
        Self("\n", [], "line 1: no column is called id"),
        Self("id,x,x\na,1,2\n", [], "line 1: two columns are called x"),
        Self("id,id\n", [], "line 1: two columns are called id"),
        Self("id,x\na,1\nb\nc,2\n", ["2:a"], "line 3 has 1 column, and the header has 2"),
        Self("id,x\na,1,\n", [], "line 2 has 3 columns, and the header has 2"),
        Self("id,x\n\"a\n\n\",1\nb,", ["2:a\n\n", "5:b"]),
        Self("id,x\na,1\n\nb,2\n", ["2:a"], "line 3 is blank"),
        Self("id\na\r\n\r\n", ["2:a"], "line 3 is blank"),
        Self("id,x\na,1\n\"b,2\nc,3\n", ["2:a"], "line 3: a quote is opened and never closed"),
        Self("id,x\n\"a\n\",\"", [], "line 3: a quote is opened and never closed"),
        Self("id\n\"\"\"", [], "line 2: a quote is opened and never closed"),
        Self(
            "id,x\n\"a\"b,1\n",
            [],
            "line 2: after a closing quote there is neither a separator nor a line end"
        ),
        Self(
            "id,x\n\"a\n\" ,1\n",
            [],
            "line 3: after a closing quote there is neither a separator nor a line end"
        ),
        Self("id,x\na\"b\",1\n", [], "line 2: there is a quote inside an unquoted field"),
        Self(
            "\u{FEFF}\u{FEFF}id\n",
            [],
            "line 1: no column is called id; the column is \u{FEFF}id"
        ),
    ]
}
