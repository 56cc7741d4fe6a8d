/// The JSON Schema (draft 2020-12) of the plan language, for editors.
package enum PlanSchema {
    /// Says everything about a plan's form; what ties its parts together only the parser checks.
    package static var json: String {
        String(decoding: PackageResources.plan_schema_json, as: UTF8.self)
    }
}
