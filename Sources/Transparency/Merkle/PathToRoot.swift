/// The path from a node up to the root, as RFC 9162 §2.1.3.2 and §2.1.4.2 follow it.
struct PathToRoot {
    enum Side {
        case left, right
    }

    /// The index of the node in its level, from the left.
    private var node: Int
    /// The index of the last node of that level.
    private var last: Int

    /// Requires 0 <= node < size.
    init(from node: Int, size: Int) {
        (self.node, last) = (node, size - 1)
    }

    var isAtRoot: Bool { last == 0 }

    /// Ascends to the next node that has two children, and returns the side of the sibling; nil at
    /// the root.
    mutating func climb() -> Side? {
        guard !isAtRoot else { return nil }
        defer { ascend() }
        guard node & 1 == 1 || node == last else { return .right }
        // The last node of a level may have no sibling there, and moves up unchanged.
        while node & 1 == 0, node > 0 { ascend() }
        return .left
    }

    /// Ascends while the node is a right child, to the subtree that ends with it.
    mutating func climbPastRightEdges() {
        while node & 1 == 1 { ascend() }
    }

    private mutating func ascend() {
        (node, last) = (node >> 1, last >> 1)
    }
}
