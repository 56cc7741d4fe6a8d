extension HighWaterMark.Turn {
    /// Signs the head about to be recorded; the announcement is on disk before this returns.
    ///
    /// It is signed for a log of another name, so that it is never taken for a checkpoint of this
    /// log: the head may never come to exist. After a crash between recording and signing, it
    /// distinguishes the entries of the key's owner from anybody else's.
    package func announce(_ size: Int, root: SHA256Digest, by key: SignerKey) throws {
        let text = Checkpoint(origin: .announcement(by: key.verifier), size: size, root: root).text
        let note = SignedNote(text: text, signature: try key.signature(of: text))
        do throws(FileFailure) {
            try DurableFile.replace(note.bytes, at: mark.announcementPath)
        } catch {
            throw HighWaterMarkError.cannotAnnounce(path: error.path, why: error.reason)
        }
    }
}

extension HighWaterMark {
    /// The head that the key's owner last announced, whether or not it was recorded; nil if there
    /// is no announcement signed by the key.
    package func announced(by key: VerifierKey) -> TreeHead? {
        guard let file = try? DurableFile.read(announcementPath, bytesMax: NoteText.bytesMax),
            let note = try? SignedNote(parsing: file.bytes),
            let verified = try? TrustedLog(origin: .announcement(by: key), keys: [key])
                .checkpoint(in: note).get()
        else { return nil }
        return TreeHead(size: verified.checkpoint.size, root: verified.checkpoint.root)
    }

    fileprivate var announcementPath: String { path + ".next" }
}

extension Origin {
    fileprivate static func announcement(by key: VerifierKey) -> Origin {
        Origin("\(key.name)/announced") ?? Origin(key.name)
    }
}
