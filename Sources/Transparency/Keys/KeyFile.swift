/// The file of the private key of a log or a witness.
package struct KeyFile: Sendable {
    package let path: String
    private let kind: VerifierKey.Kind

    package init(path: String, kind: VerifierKey.Kind = .note) {
        self.path = path
        self.kind = kind
    }

    /// Reads the key in the file, or makes one if there is no file, with its folder if needed.
    ///
    /// If several processes make it at once, all get the key of the first.
    package func keyMadeIfMissing(name: KeyName) throws -> SignerKey {
        if let key = try key(name: name) { return key }
        let new = try SignerKey(name: name, kind: kind)
        do throws(FileFailure) {
            try DurableFile.makeFolder(of: path)
            switch try DurableFile.create(Array("\(new.secretText)\n".utf8), at: path) {
            case .done: return new
            case .alreadyThere: break
            }
        } catch {
            throw KeyFileError.cannotMake(path: error.path, why: error.reason)
        }
        guard let key = try key(name: name) else {
            throw KeyFileError.cannotRead(path: path, why: "it was deleted meanwhile")
        }
        return key
    }

    /// Reads the key in the file; nil if there is no file.
    ///
    /// Accepts a key of any name if none is given.
    ///
    /// - Throws: `KeyFileError`, also for a file that others than its owner may read or write.
    package func key(name: KeyName? = nil) throws -> SignerKey? {
        guard let file = try read() else { return nil }
        guard file.isPrivate else { throw KeyFileError.exposed(path: path) }
        let key: SignerKey
        do throws(KeyError) {
            let line = file.bytes.last == newline ? file.bytes.dropLast() : file.bytes[...]
            key = try SignerKey(parsing: String(decoding: line, as: UTF8.self))
        } catch {
            throw KeyFileError.notAKey(path: path, why: error)
        }
        guard key.verifier.kind == kind else {
            throw KeyFileError.notAKey(path: path, why: .otherKind)
        }
        if let name, key.verifier.name != name {
            throw KeyFileError.otherName(path: path, found: key.verifier.name, expected: name)
        }
        return key
    }

    private func read() throws -> DurableFile.Contents? {
        do throws(FileFailure) {
            guard let file = try DurableFile.read(path, bytesMax: Self.bytesMax) else {
                return nil
            }
            if file.isPrivate { try OwnFile.check(path) }
            try OwnFile.checkFolder(of: path)
            return file
        } catch {
            throw KeyFileError.cannotRead(path: path, why: error.reason)
        }
    }

    private static let bytesMax = 4_096
}

/// The reason a key file cannot be used, worded for the operator.
package enum KeyFileError: Error, Hashable, Sendable {
    case cannotRead(path: String, why: String)
    case cannotMake(path: String, why: String)
    case exposed(path: String)
    case notAKey(path: String, why: KeyError)
    case otherName(path: String, found: KeyName, expected: KeyName)
}

extension KeyFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotRead(let path, let why): "the key \(path) cannot be read: \(why)"
        case .cannotMake(let path, let why):
            "a key cannot be made at \(path): \(why); make its folder writable, or name another"
        case .exposed(let path):
            "others may read or write the key \(path), and sign in its owner's name; make another "
                + "key if somebody may have read this one"
        case .notAKey(let path, let why):
            "\(path) does not hold the key: \(why); restore it from a copy. A new key is another "
                + "log, or another witness, to everybody who trusts this one"
        case .otherName(let path, let found, let expected):
            "\(path) is the key of \(found), and not of \(expected); name the right file"
        }
    }
}
