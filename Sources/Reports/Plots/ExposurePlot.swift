import Rollouts
import Values

/// A step plot of the number of exposed users over time.
///
/// The numbers of users are spaced evenly: on a linear scale, twenty of fifty thousand users would
/// be invisible.
struct ExposurePlot: Sendable {
    let exposure: ExposureHistory
    private let frame: PlotFrame
    private let levels: [Int]
    private let rungs: Scale

    init(_ exposure: ExposureHistory) {
        self.exposure = exposure
        frame = PlotFrame(exposure)
        levels = Set(exposure.stays.map(\.exposure) + [0]).sorted()
        rungs = Scale(
            0...Double(max(1, levels.count - 1)),
            from: frame.bottom - 12,
            to: frame.top + 14
        )
    }

    var svg: SVG {
        frame.drawing(
            title: "Users exposed over time",
            description: description,
            [
                frame.grid(
                    labelled.map(Double.init),
                    labelled.map { levels[$0].grouped },
                    on: rungs
                ),
                .stretched(height: frame.height, [.path(steps, style: "steps")]),
                .group("markers", exposure.marks.map(mark)),
            ]
        )
    }

    /// The levels to label: all, or evenly chosen ones of too many.
    private var labelled: [Int] {
        levels.indices.filter { $0 % (levels.count / 9 + 1) == 0 }
    }

    private var steps: String {
        let places = exposure.stays.map { stay in
            let x = frame.times.position(stay.since).coordinate
            return (x, height(stay.exposure).coordinate)
        }
        guard let first = places.first, let last = exposure.stays.last else { return "M0 0" }
        let rest = places.dropFirst().map { "H\($0.0)V\($0.1)" }.joined()
        return "M\(first.0) \(first.1)\(rest)H\(frame.times.position(last.until).coordinate)"
    }

    private func height(_ users: Int) -> Double {
        rungs.position(Double(levels.firstIndex(of: users) ?? 0))
    }

    private func mark(_ mark: ExposureHistory.Mark) -> SVG {
        mark.kind.svg(
            x: frame.times.position(mark.time),
            y: height(mark.exposure),
            telling: "\(mark.time.minute), entry \(mark.entry): \(mark.summary)"
        )
    }

    private var description: String {
        let stays = exposure.stays.map { stay in
            "\(stay.stage) with \(stay.exposure.grouped) users from \(stay.since.minute)"
        }
        let counts = ExposureHistory.Mark.Kind.allCases.compactMap { kind in
            let count = exposure.marks.count { $0.kind == kind }
            return count > 0 ? "\(kind.word): \(count.grouped)" : nil
        }
        let shown = stays.suffix(20).joined(separator: "; ")
        return ([shown.isEmpty ? "nothing happened yet" : shown] + counts).joined(separator: ". ")
    }
}

extension ExposureHistory.Mark.Kind {
    var word: String {
        switch self {
        case .trip: "tripped by a no-go condition"
        case .rollback: "rolled back"
        case .hold: "held"
        case .release: "released"
        }
    }

    /// Draws the marker at a position, with the text as its title.
    func svg(x: Double, y: Double, telling text: String) -> SVG {
        .element(
            "svg",
            [
                "class": "marker \(rawValue)", "x": x.percentage, "y": y.coordinate,
                "overflow": "visible",
            ],
            [.title(text), .element("path", ["d": outline])]
        )
    }

    /// A cross in a box, a triangle pointing down, two bars, and a triangle pointing right.
    private var outline: String {
        switch self {
        case .trip: "M-6-6H6V6H-6ZM-6-6 6 6M-6 6 6-6"
        case .rollback: "M-6-4H6L0 6Z"
        case .hold: "M-6-6H-1V6H-6ZM1-6H6V6H1Z"
        case .release: "M-4-6 6 0-4 6Z"
        }
    }
}
