import Foundation
import JSONCoding
import Testing
import TestSupport

/// RFC 8785 as others have published it.
@Suite struct VectorTests {
    @Test(arguments: ["arrays", "french", "structures", "unicode", "values", "weird"])
    func `a published input has the published canonical form`(_ name: String) throws {
        let input = try Vectors.bytes("input/\(name).json")
        let output = try Vectors.bytes("output/\(name).json")
        #expect(try JSON(parsing: input).canonicalBytes() == output)
        #expect(try JSON(parsing: output).canonicalBytes() == output)
    }

    @Test func `a thousand published numbers are written as published`() throws {
        let lines = String(decoding: try Vectors.bytes("es6-numbers-1000.txt"), as: UTF8.self)
            .split(separator: "\n")
        #expect(lines.count == 1_000)
        for line in lines {
            let parts = line.split(separator: ",")
            let number = Double(bitPattern: try #require(UInt64(parts[0], radix: 16)))
            let text = String(decoding: try JSON.number(number).canonicalBytes(), as: UTF8.self)
            #expect(text == parts[1], "\(line)")
        }
    }

    @Test func `the numbers of appendix B are written as there, or refused`() throws {
        let appendix = try Vectors.decode(Appendix.self, "rfc8785-appendix-b.json")
        #expect(appendix.cases.count == 26)
        for each in appendix.cases {
            let bits = try #require(UInt64(each.ieee754_be_hex, radix: 16))
            let json = JSON.number(Double(bitPattern: bits))
            if each.json == "ERROR" {
                #expect(throws: JSONError.self) { try json.canonicalBytes() }
            } else {
                #expect(String(decoding: try json.canonicalBytes(), as: UTF8.self) == each.json)
            }
        }
    }

    private struct Appendix: Decodable {
        let cases: [Case]

        struct Case: Decodable {
            let ieee754_be_hex: String
            let json: String
        }
    }
}
