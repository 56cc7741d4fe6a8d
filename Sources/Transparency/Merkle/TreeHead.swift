/// The size of a tree and its root hash (RFC 6962 §2.1).
package struct TreeHead: Hashable, Sendable {
    package let size: Int
    package let root: SHA256Digest

    package init(size: Int, root: SHA256Digest) {
        self.size = size
        self.root = root
    }
}
