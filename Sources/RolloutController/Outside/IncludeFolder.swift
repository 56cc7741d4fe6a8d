import PlanLanguage

/// The folder below which a plan may include files.
struct IncludeFolder: Sendable {
    /// The absolute path, behind all links, without a slash at its end.
    let path: String

    /// Returns the text of a plain file below the folder.
    ///
    /// No part of its path may be a link: what a plan includes is what stands beside it, for
    /// whoever reads it and reviews it.
    func text(of file: String) -> Result<String, IncludeProblem> {
        let wanted = "\(path)/\(file)"
        guard let real = PlanFile.pathBehindLinks(wanted) else {
            return .failure(IncludeProblem("there is no such file, or it may not be read"))
        }
        guard real == wanted else {
            return .failure(IncludeProblem("it is a link, or in a folder that is one"))
        }
        do {
            return .success(try PlanFile.text(of: wanted, named: file))
        } catch PlanFileError.unreadable(_, let why) {
            return .failure(IncludeProblem(why))
        } catch {
            return .failure(IncludeProblem("it cannot be read"))
        }
    }
}
