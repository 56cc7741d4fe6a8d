@testable import JSONCoding
import Testing

@testable import RolloutController

@Suite struct JSONPointerTests {
    private static let document = #"""
        {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5,
         "k\"l": 6, " ": 7, "m~n": 8, "~1": 9, "01": 10,
         "-1": 11, "points": [[1, 2], [3, {"-1": 12}]], "empty": []}
        """#

    /// The examples of RFC 6901, section 5, and what they leave open.
    @Test(arguments: [
        ("/foo/0", JSON.string("bar")), ("/", .number(0)), ("/a~1b", .number(1)),
        ("/c%d", .number(2)), ("/e^f", .number(3)), ("/g|h", .number(4)), ("/i\\j", .number(5)),
        ("/k\"l", .number(6)), ("/ ", .number(7)), ("/m~0n", .number(8)), ("/~01", .number(9)),
        ("/01", .number(10)), ("/foo/-1", .string("baz")), ("/-1", .number(11)),
        ("/points/-1/0", .number(3)), ("/points/-1/-1/-1", .number(12)),
    ])
    func `a pointer finds its value`(pointer: String, value: JSON) throws {
        let document = try JSON(parsing: Self.document.utf8)
        #expect(try #require(JSONPointer(pointer)).value(in: document) == value)
    }

    @Test(arguments: [
        "/foo/2", "/foo/-", "/foo/01", "/foo/+1", "/foo/0/x", "/absent", "/foo/",
        "/foo/-2", "/foo/-01", "/foo/-1/-1", "/empty/-1", "/points/0/-", "/points/-1/-2",
    ])
    func `a pointer to nothing finds nothing`(pointer: String) throws {
        let document = try JSON(parsing: Self.document.utf8)
        #expect(try #require(JSONPointer(pointer)).value(in: document) == nil)
    }

    @Test(arguments: ["", "foo", "/a~2b", "/a~", "/~~0"])
    func `what is no pointer is refused`(text: String) {
        #expect(JSONPointer(text) == nil)
    }
}
