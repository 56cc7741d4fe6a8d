package import Transparency

/// The JSON answer of `log export --json` and `log backup --json`.
package struct LogCopyAnswer: Encodable {
    /// The folder or the file that was written.
    package let path: String
    /// The number of entries in it.
    package let size: Int
    /// The root hash of its entries in hexadecimal.
    package let root: String

    package init(path: String, _ head: TreeHead) {
        self.path = path
        size = head.size
        root = head.root.hex
    }
}
