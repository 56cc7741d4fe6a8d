import Transparency

/// The state of a log's store as it is from outside, which needs no look into the log.
///
/// Two marks differ if anything was written between them, or if another log took its place. Where
/// files are the store they are told apart by their times, which a file system may keep in steps of
/// ``step``: a mark that is younger says nothing about what was written since.
package struct ChangeMark: Hashable, Sendable {
    private let files: [FileStamp?]

    init(_ files: [FileStamp?]) {
        self.files = files
    }

    /// Returns true if no file has gone, come or taken another's place.
    func isOfSameFiles(as other: ChangeMark) -> Bool {
        files.count == other.files.count
            && zip(files, other.files).allSatisfy { file, other in
                guard let file, let other else { return file == nil && other == nil }
                return file.isSameFile(as: other)
            }
    }

    /// The time after which a mark that is still the same vouches for the log.
    package static let step = Duration.seconds(2)
}
