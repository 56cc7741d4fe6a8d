/// The way from a node up to the root, as RFC 9162 §2.1.3.2 and §2.1.4.2 go it.
struct PathToRoot {
    enum Side {
        case left, right
    }

    /// The number of the node in its level, from the left.
    private var node: Int
    /// The number of the last node of that level.
    private var last: Int

    /// Requires 0 <= node < size.
    init(from node: Int, size: Int) {
        (self.node, last) = (node, size - 1)
    }

    var isAtRoot: Bool { last == 0 }

    /// Goes up to the next node that has two children, and tells on which side its other child
    /// is; nil at the root.
    mutating func climb() -> Side? {
        guard !isAtRoot else { return nil }
        defer { ascend() }
        guard node & 1 == 1 || node == last else { return .right }
        // The last node of a level may be without a sibling there, and moves up as it is.
        while node & 1 == 0, node > 0 { ascend() }
        return .left
    }

    /// Goes up as long as the node is a right child, to the subtree that ends with it.
    mutating func climbPastRightEdges() {
        while node & 1 == 1 { ascend() }
    }

    private mutating func ascend() {
        (node, last) = (node >> 1, last >> 1)
    }
}
