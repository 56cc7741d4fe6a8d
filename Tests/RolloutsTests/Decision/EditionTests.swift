import Rollouts
import Testing

@Suite struct EditionTests {
    @Test func `an edition that this version does not have is none`() {
        #expect(Edition(known: Edition.current.number) == .current)
        #expect(Edition(known: Edition.current.number + 1) == nil)
        #expect(Edition(known: Edition.first.number - 1) == nil)
    }
}
