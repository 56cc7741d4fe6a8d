package import Transparency

/// The reason the log cannot be read or written, worded for the operator; `place` names its store.
package enum LogError: Error, Sendable {
    case notFound(place: String)
    case notALog(place: String)
    /// It is a folder, a pipe or a device, and was not opened.
    case notAFile(place: String)
    case alreadyThere(place: String)
    case newer(place: String, format: Int)
    case older(place: String, format: Int)
    case damaged(place: String, underlying: String)
    /// An entry's bytes, number or key are not those that were recorded.
    case altered(entry: Int)
    /// A derived table is not what the entries add up to.
    case cacheDiffers
    /// Somebody else writes, who is named if known.
    case busy(place: String, holder: LockHolder? = nil)
    case diskFull(place: String)
    case readOnly(place: String, underlying: String)
    /// It is an export of a log, which takes no entries.
    case copied(place: String)
    /// Somebody else may change the log, its lock or its folder, or owns them.
    case notOwned(place: String, why: String)
    /// It is not known whether the entry was recorded until the log is opened again.
    case indeterminate(id: String, underlying: String)
    case tooLarge(bytes: Int)
    case io(place: String, underlying: String)
}

extension LogError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .busy: "\(reason); nothing was recorded, try again"
        case .diskFull, .readOnly, .notOwned, .io, .tooLarge: "\(reason); nothing was recorded"
        case .notFound, .notALog, .notAFile, .alreadyThere, .copied, .newer, .older, .damaged,
            .indeterminate, .altered, .cacheDiffers:
            reason
        }
    }

    /// True if a retry later or elsewhere may succeed: nothing is wrong with the log.
    package var mayPass: Bool {
        switch self {
        case .notFound, .busy, .diskFull, .readOnly, .notOwned, .indeterminate, .io: true
        case .notALog, .notAFile, .alreadyThere, .copied, .newer, .older, .damaged, .tooLarge,
            .altered, .cacheDiffers:
            false
        }
    }

    /// The problem alone, without its consequence for a decision.
    package var reason: String {
        switch self {
        case .notFound(let place):
            "there is no log at \(place)"
        case .notALog(let place):
            "\(place) is not a log of sluice; nothing was written to it"
        case .notAFile(let place):
            "\(place) is not a regular file, and was not opened; name the file of the log"
        case .alreadyThere(let place):
            "\(place) already exists, and was left unchanged; name a new file"
        case .newer(let place, let format):
            "\(place) was made by a newer sluice (format \(format)); update this one"
        case .older(let place, let format):
            "\(place) was made by an older sluice (format \(format)), and this one does not read it"
        case .damaged(let place, _):
            "\(place) is damaged; keep a copy as it is, and restore a backup"
        case .altered(let entry):
            "entry \(entry) was altered: it is not the one that was recorded"
        case .cacheDiffers:
            "a table beside the log's entries is not what they add up to"
        case .busy(let place, let holder):
            "\(place) is in use by \(holder.map { "\($0)" } ?? "another process")"
        case .diskFull(let place):
            "the disk of \(place) is full"
        case .readOnly(let place, _):
            "\(place) or its folder cannot be read or written with your permissions"
        case .copied(let place):
            "\(place) is an export of a log, which takes no entries; name the log itself"
        case .notOwned(_, let why):
            "the log is not this user's alone: \(why)"
        case .indeterminate(let id, _):
            "the disk failed while the decision \(id) was being recorded; it may or may not be "
                + "recorded"
        case .tooLarge(let bytes):
            "the decision takes \(bytes) bytes, more than the log holds"
        case .io(let place, _):
            "\(place) cannot be read or written"
        }
    }

    /// The store's own message, for `--verbose`.
    package var underlying: String? {
        switch self {
        case .damaged(_, let text), .readOnly(_, let text), .indeterminate(_, let text),
            .io(_, let text):
            text
        case .notFound, .notALog, .notAFile, .alreadyThere, .copied, .newer, .older, .busy,
            .diskFull, .notOwned, .tooLarge, .altered, .cacheDiffers:
            nil
        }
    }

    /// The same error without the name of the place, for people who have no business there.
    package var anywhere: LogError {
        let log = "the log"
        return switch self {
        case .notFound: .notFound(place: "its place")
        case .notALog: .notALog(place: log)
        case .notAFile: .notAFile(place: log)
        case .alreadyThere: .alreadyThere(place: log)
        case .copied: .copied(place: log)
        case .newer(_, let format): .newer(place: log, format: format)
        case .older(_, let format): .older(place: log, format: format)
        case .damaged(_, let text): .damaged(place: log, underlying: text)
        case .busy: .busy(place: log)
        case .diskFull: .diskFull(place: log)
        case .readOnly(_, let text): .readOnly(place: log, underlying: text)
        case .io(_, let text): .io(place: log, underlying: text)
        case .notOwned: .notOwned(place: log, why: "another user may have written it")
        case .altered, .cacheDiffers, .indeterminate, .tooLarge: self
        }
    }
}
