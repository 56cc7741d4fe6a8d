#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension Double {
    package static func log(_ x: Double) -> Double { libraryLog(x) }

    /// Returns ln(1 + x), exact to the last digits for x near 0.
    static func log(onePlus x: Double) -> Double { libraryLog1p(x) }

    static func exp(_ x: Double) -> Double { libraryExp(x) }

    /// Returns eˣ − 1, exact to the last digits for x near 0.
    static func expMinusOne(_ x: Double) -> Double { libraryExpm1(x) }

    /// Returns the complementary error function; 0 from about x = 27 on.
    static func erfc(_ x: Double) -> Double { libraryErfc(x) }
}

// Inside the extension, a bare `log` would refer to the member itself.
private func libraryLog(_ x: Double) -> Double { log(x) }
private func libraryLog1p(_ x: Double) -> Double { log1p(x) }
private func libraryExp(_ x: Double) -> Double { exp(x) }
private func libraryExpm1(_ x: Double) -> Double { expm1(x) }
private func libraryErfc(_ x: Double) -> Double { erfc(x) }
