import Values

/// The options that say which log and which rollout are meant, as they were given to a command.
///
/// A command that is named as the next one has them too, so that it works as it is printed.
package enum GivenOptions {
    @TaskLocal package static var text = ""
}

extension String {
    /// The command with the options that were given to the present one.
    package var withGivenOptions: String { self + GivenOptions.text }
}
