extension HighWaterMark.Turn {
    /// Says what is about to be recorded; it is on the disk before this returns.
    ///
    /// Nothing is signed with it, as it may never come to be. Where a crash comes between recording
    /// and signing, it tells the entries of the key's owner from those of anybody else.
    package func announce(_ next: Checkpoint) throws {
        do throws(FileFailure) {
            try DurableFile.replace(next.text.bytes, at: mark.announcementPath)
        } catch {
            throw HighWaterMarkError.cannotAnnounce(path: error.path, why: error.reason)
        }
    }
}

extension HighWaterMark {
    /// What was last announced, whether or not it came to be; nil where nothing was, or where it
    /// does not read.
    package func announced() -> Checkpoint? {
        guard let file = try? DurableFile.read(announcementPath, bytesMax: NoteText.bytesMax),
            let text = try? NoteText(file.bytes)
        else { return nil }
        return try? Checkpoint(parsing: text)
    }

    fileprivate var announcementPath: String { path + ".next" }
}
