extension HighWaterMark.Turn {
    /// Says what is about to be recorded; it is on the disk before this returns.
    ///
    /// It is signed for a log of another name, that nobody takes it for a checkpoint of this one:
    /// it may never come to be. Where a crash comes between recording and signing, it tells the
    /// entries of the key's owner from those of anybody else.
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
    /// What the key's owner was about to record last, whether or not it came to be; nil where
    /// nothing that the key has signed says so.
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
