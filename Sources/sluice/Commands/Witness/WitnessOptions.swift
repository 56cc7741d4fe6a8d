import ArgumentParser
import Foundation
import RolloutAPI
import Transparency
import Values

/// The options of all witness commands.
struct WitnessOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "The folder of the cosigned checkpoints. (SLUICE_WITNESS_STATE; default: "
                + "$XDG_STATE_HOME/sluice/witness or ~/.local/state/sluice/witness)",
            valueName: "dir"
        )
    )
    var state: String?

    @Option(
        name: .long,
        help: .init(
            "The file of the private key, made at first use. (SLUICE_WITNESS_KEY; default: "
                + "witness.key in the folder)",
            valueName: "file"
        )
    )
    var key: String?

    @Option(
        name: .long,
        help: .init(
            "The witness's name, needed once: witness.example.org/sluice",
            valueName: "host/path"
        )
    )
    var name: String?

    @OptionGroup var output: OutputOptions

    /// The named folder, or else the default in the user's state folder.
    var folder: String {
        if let folder = state ?? Environment.process.value("SLUICE_WITNESS_STATE") { return folder }
        // The XDG specification says to ignore relative paths.
        if let base = Environment.process.value("XDG_STATE_HOME"), base.hasPrefix("/") {
            return base + "/sluice/witness"
        }
        return (Environment.process.value("HOME") ?? NSHomeDirectory())
            + "/.local/state/sluice/witness"
    }

    /// Returns the witness's key, creating it if there is none and a name is given.
    func signer() throws -> SignerKey {
        let file = KeyFile(path: keyPath, kind: .cosignature)
        guard let name else {
            guard let key = try file.key() else {
                throw Failure(
                    "there is no key at \(keyPath) yet: give the new witness a name that nobody "
                        + "else has, such as --name witness.example.org/sluice",
                    .usage
                )
            }
            return key
        }
        guard let name = KeyName(name), "\(name)".unicodeScalars.allSatisfy({ !$0.isControl })
        else {
            throw Failure(
                "a witness's name has neither spaces nor plus signs: witness.example.org/sluice",
                .usage
            )
        }
        return try file.keyMadeIfMissing(name: name)
    }

    private var keyPath: String {
        key ?? Environment.process.value("SLUICE_WITNESS_KEY") ?? folder + "/witness.key"
    }
}
