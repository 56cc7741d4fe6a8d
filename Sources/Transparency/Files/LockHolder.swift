private import Foundation

/// The process that holds a lock, as it wrote into the lock's file.
package struct LockHolder: Hashable, Sendable, CustomStringConvertible {
    /// The number of the process, its program, and the time at which it took the lock.
    package let description: String

    private static let bytesMax = 200

    static var thisProcess: Self {
        let process = ProcessInfo.processInfo
        let (name, number) = (process.processName, process.processIdentifier)
        let time = Date.now.formatted(.iso8601)
        return Self(description: "\(name), process \(number), since \(time)")
    }

    private init(description: String) {
        self.description = description
    }

    /// Reads the holder from the lock's file; nil if it did not write anything that can be shown.
    init?(in descriptor: Int32) {
        var bytes = [UInt8](repeating: 0, count: Self.bytesMax)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe pread(descriptor, buffer.baseAddress, buffer.count, 0)
        }
        let text = bytes.prefix(max(0, count)).prefix { $0 != 0x0A }
        guard !text.isEmpty, text.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
        description = String(decoding: text, as: UTF8.self)
    }

    /// Writes the holder; one that cannot be written is not named to those who wait.
    func write(to descriptor: Int32) {
        let bytes = Array("\(description.prefix(Self.bytesMax - 1))\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = unsafe bytes.withUnsafeBytes { buffer in
            unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, 0)
        }
    }
}
