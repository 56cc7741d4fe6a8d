/// The bucket of a customer in flagd's `fractional`, with as many buckets as the sum of the
/// weights.
enum FlagdBucket {
    /// The greatest sum of weights that flagd allows, which gives the finest buckets.
    static let count = 2_147_483_647

    static func bucket(hashing bytes: [UInt8]) -> UInt32 {
        UInt32((UInt64(MurmurHash3.hash(bytes)) * UInt64(count)) >> 32)
    }
}
