/// The JSON Schema (draft 2020-12) of the plan language, for editors.
package enum PlanSchema {
    /// Describes the whole form of a plan; only the parser checks references between its parts.
    package static var json: String {
        String(decoding: PackageResources.plan_schema_json, as: UTF8.self)
    }
}
