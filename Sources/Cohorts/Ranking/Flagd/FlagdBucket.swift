/// Where flagd's `fractional` puts somebody, of as many buckets as weights can sum to.
enum FlagdBucket {
    /// The sum of weights at which a bucket is told most finely; flagd allows no greater one.
    static let count = 2_147_483_647

    static func bucket(hashing bytes: [UInt8]) -> UInt32 {
        UInt32((UInt64(MurmurHash3.hash(bytes)) * UInt64(count)) >> 32)
    }
}
