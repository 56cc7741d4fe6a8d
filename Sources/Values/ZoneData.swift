import Foundation

/// The time zones that this machine has data of, by their names in the IANA database.
///
/// The data come with the program's own library, so that they are there on a bare machine too; they
/// say what was law when that library was made.
package enum ZoneData {
    /// Returns the offsets of a zone; nil for a name that is none.
    ///
    /// Abbreviations such as `CET` and `EST` are no names: some go by a fixed offset, others do
    /// not, and many stand for several places.
    package static func offsets(of name: String) -> ZoneOffsets? {
        guard let zone = zone(named: name) else { return nil }
        return ZoneOffsets { moment in
            let seconds = Double(moment.milliseconds) / 1_000
            return zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
        }
    }

    package static func has(_ name: String) -> Bool { zone(named: name) != nil }

    private static func zone(named name: String) -> TimeZone? {
        guard name == "UTC" || name.contains("/"), name.utf8.count <= nameMax,
            name.utf8.allSatisfy(isNameByte)
        else { return nil }
        return TimeZone(identifier: name)
    }

    /// Returns the name that was most likely meant: another case, a place without its area, a
    /// misspelling; nil if none is near.
    package static func nearest(to name: String) -> String? {
        let all = TimeZone.knownTimeZoneIdentifiers
        let wanted = name.lowercased().replacing(" ", with: "_")
        let same = all.first { known in
            let known = known.lowercased()
            return known == wanted || known.hasSuffix("/\(wanted)")
        }
        if let same { return same }
        let area = wanted.prefix { $0 != "/" }
        let near = all.filter { $0.lowercased().hasPrefix("\(area)/") }
        return name.nearest(in: near) ?? name.nearest(in: all.filter { $0.hasSuffix(name.place) })
    }

    private static let nameMax = 60

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            || "/_+-".utf8.contains(byte)
    }
}

extension String {
    /// The name of the place, behind that of its area.
    fileprivate var place: String {
        split(separator: "/").last.map { "/\($0)" } ?? self
    }
}
