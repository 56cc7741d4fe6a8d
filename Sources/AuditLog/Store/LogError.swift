import GRDB

/// The reason the log cannot be read or written, worded for the operator.
package enum LogError: Error, Sendable {
    case notFound(path: String)
    case notALog(path: String)
    case alreadyThere(path: String)
    case newer(path: String, version: Int)
    case damaged(path: String, underlying: String)
    case busy(path: String)
    case diskFull(path: String)
    case readOnly(path: String, underlying: String)
    /// It is not known whether the entry was recorded until the log is opened again.
    case indeterminate(id: String, underlying: String)
    case tooLarge(bytes: Int)
    case io(path: String, underlying: String)
}

extension LogError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .busy: "\(reason); nothing was recorded, try again"
        case .diskFull, .readOnly, .io, .tooLarge: "\(reason); nothing was recorded"
        case .notFound, .notALog, .alreadyThere, .newer, .damaged, .indeterminate: reason
        }
    }

    /// True if a retry later or elsewhere may succeed: nothing is wrong with the log.
    package var mayPass: Bool {
        switch self {
        case .notFound, .busy, .diskFull, .readOnly, .indeterminate, .io: true
        case .notALog, .alreadyThere, .newer, .damaged, .tooLarge: false
        }
    }

    /// The problem alone, without its consequence for a decision.
    package var reason: String {
        switch self {
        case .notFound(let path):
            "there is no log at \(path); `sluice plan apply FILE` makes one, --log names another"
        case .notALog(let path):
            "\(path) is not a log of sluice; nothing was written to it"
        case .alreadyThere(let path):
            "\(path) already exists, and was left unchanged; name a new file"
        case .newer(let path, let version):
            "\(path) was made by a newer sluice (format \(version)); update this one"
        case .damaged(let path, _):
            "\(path) is damaged; keep a copy as it is, and restore a backup"
        case .busy(let path):
            "\(path) is in use by another process"
        case .diskFull(let path):
            "the disk of \(path) is full"
        case .readOnly(let path, _):
            "\(path) or its folder cannot be read or written with your permissions"
        case .indeterminate(let id, _):
            "the disk failed while the decision was being recorded; it may or may not be recorded. "
                + "Do the same again with --idempotency-key \(id), which never does it twice"
        case .tooLarge(let bytes):
            "the decision takes \(bytes) bytes, more than the log holds"
        case .io(let path, _):
            "\(path) cannot be read or written"
        }
    }

    /// The message of SQLite, for `--verbose`.
    package var underlying: String? {
        switch self {
        case .damaged(_, let text), .readOnly(_, let text), .indeterminate(_, let text),
            .io(_, let text):
            text
        case .notFound, .notALog, .alreadyThere, .newer, .busy, .diskFull, .tooLarge: nil
        }
    }

    init(_ error: DatabaseError, path: String) {
        let text = error.description
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notALog(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self = .readOnly(path: path, underlying: text)
        case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
            self = .damaged(path: path, underlying: text)
        case _: self = .io(path: path, underlying: text)
        }
    }
}
