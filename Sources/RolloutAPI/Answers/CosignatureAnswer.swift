package import Transparency

package struct CosignatureAnswer: Encodable {
    package let head: WitnessedHead
    package let cosignature: String

    package init(_ head: VerifiedCheckpoint, lines: String) {
        self.head = WitnessedHead(head)
        cosignature = lines
    }
}
