import Rollouts
import Testing

@Suite struct AddressTemplateTests {
    private static func filled(_ text: String) throws -> String {
        try AddressTemplate(text).filled { place in
            switch place {
            case .start: "1"
            case .end: "22"
            case .stage: "a b/é?"
            }
        }
    }

    @Test(arguments: [
        ("http://h/", "http://h/"), ("", ""), ("http://h/?a={start}&b={end}", "http://h/?a=1&b=22"),
        ("https://h:1/{stage}", "https://h:1/a%20b%2F%C3%A9%3F"),
        ("http://h?{end}{end}", "http://h?2222"),
        ("http://h/%7Bstart%7D", "http://h/%7Bstart%7D"),
    ])
    func `its places are filled, each as one part of an address`(
        _ text: String,
        _ address: String
    ) throws {
        #expect(try Self.filled(text) == address)
    }

    @Test(arguments: [
        ("http://h/{from}", AddressTemplate.Problem.unknown("from")), ("http://h/{}", .unknown("")),
        ("http://h/{Start}", .unknown("Start")), ("http://h/{start", .brace),
        ("http://h/start}", .brace), ("http://h/{{start}}", .brace), ("http://{stage}/", .host),
        ("http://u:{start}@h/", .host), ("{start}", .host), ("http://h:{end}/", .host),
    ])
    func `other braces, and places that decide who is asked, are refused`(
        _ text: String,
        _ problem: AddressTemplate.Problem
    ) {
        #expect(throws: problem) { try AddressTemplate(text) }
    }
}
