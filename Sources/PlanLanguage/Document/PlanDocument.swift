import Values

/// A plan as written: each value with its location, not yet checked against any other.
///
/// The rules check it; only a document without errors becomes a `Plan`.
struct PlanDocument: Sendable {
    let version: Field<String>
    let name: Field<String>
    let description: Field<String>
    let population: Field<PopulationDocument>
    let roles: Field<[Named<[Located<String>]>]>
    let groups: Field<[Named<[Located<String>]>]>
    let sources: Field<[Named<SourceDocument>]>
    let noGo: Field<[Located<CheckDocument>]>
    let stages: Field<[Located<StageDocument>]>
    let freezes: Field<[Located<FreezeDocument>]>
    let advanceWithin: Field<[Located<ZonedTimesDocument>]>
    let blockers: Field<[Located<BlockerDocument>]>
    let mitigations: Field<[Located<MitigationDocument>]>
    let risks: Field<[Located<RiskDocument>]>
    let notify: Field<[Located<WebhookDocument>]>
    let expect: Field<ExpectationDocument>
    let `guard`: Field<GuardDocument>
    let watch: Field<Span>
    let at: Location

    enum Key: String, PlanKey {
        case sluice, name, description, population, roles, groups, sources, noGo, stages, freezes
        case advanceWithin, blockers, mitigations, risks, notify, expect, `guard`, watch
        // Both are resolved before the document is read.
        case variables, include
    }

    init?(_ node: YAMLNode, _ findings: Findings) {
        guard let fields = Fields<Key>(node, findings) else { return nil }
        at = fields.at
        version = fields.required(.sluice, .text)
        name = fields.required(.name, .name)
        description = fields.optional(.description, .text)
        population = fields.optional(.population, PopulationDocument.reader)
        roles = fields.optional(.roles, .named(.list(of: .text)))
        groups = fields.optional(.groups, .named(.list(of: .text)))
        sources = fields.optional(.sources, .named(SourceDocument.reader))
        noGo = fields.optional(.noGo, .list(of: CheckDocument.noGo))
        stages = fields.required(.stages, .list(of: StageDocument.reader, atMost: 100))
        freezes = fields.optional(.freezes, .list(of: FreezeDocument.reader))
        advanceWithin = fields.optional(.advanceWithin, .list(of: ZonedTimesDocument.reader))
        blockers = fields.optional(.blockers, .list(of: BlockerDocument.reader))
        mitigations = fields.optional(.mitigations, .list(of: MitigationDocument.reader))
        risks = fields.optional(.risks, .list(of: RiskDocument.reader))
        notify = fields.optional(.notify, .list(of: WebhookDocument.reader))
        expect = fields.optional(.expect, ExpectationDocument.reader)
        self.guard = fields.optional(.guard, GuardDocument.reader)
        watch = fields.optional(.watch, .span)
    }
}

extension PlanDocument {
    /// The checks of the plan, in order; those beyond the maximum are counted but not checked.
    var checks: [CheckDocument] { Array(allChecks.prefix(Self.mostChecks)) }

    var allChecks: [CheckDocument] {
        var checks = noGo.items()
        for stage in stages.items() { checks += stage.gates.items() }
        checks += mitigations.items().compactMap { $0.verify.value }
        return checks + risks.items().compactMap { $0.watch.value }
    }

    /// The names of the stages that could be read, in order.
    var stageNames: [String] { stages.items().compactMap(\.name.value) }

    static let mostChecks = 1_000

    var sourceKinds: [String: SourceDocument] {
        Dictionary(keepingFirst: (sources.value ?? []).map { ($0.name.value, $0.value) })
    }
}

extension Field {
    /// The elements of a list; empty if there is no list.
    func items<Element>() -> [Element] where Value == [Located<Element>] {
        value?.map(\.value) ?? []
    }
}
