/// The ways in which a source may fail to give a number.
enum Misbehaviour: CaseIterable {
    case notANumber, infinite, emptyAnswer, emptyResult, duplicateKeys
    case notJSON, html, tooLarge, cutOff, connectionCut
    case failing, missing, redirected, refused, slow

    /// Returns what a source answers in place of its document, in which `42` stands for the number.
    func answer(in document: String, empty: String) -> String {
        switch self {
        case .failing, .missing, .redirected, .refused, .slow, .connectionCut: document
        case .notANumber: document.replacing("42", with: "NaN")
        case .infinite: document.replacing("42", with: document.contains("\"42") ? "+Inf" : "1e999")
        case .emptyAnswer: ""
        case .emptyResult: empty
        case .duplicateKeys: document.replacing("{", with: #"{"twice": 1, "twice": 2, "#)
        case .notJSON: "open=42"
        case .html: "<!DOCTYPE html><html><body>42</body></html>"
        case .tooLarge: document + String(repeating: " ", count: 17 * 1_048_576)
        case .cutOff: String(document.prefix(document.count / 2))
        }
    }
}
