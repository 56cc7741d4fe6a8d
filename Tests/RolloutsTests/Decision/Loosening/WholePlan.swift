import Foundation
import Rollouts

/// A plan with every key, as it stands in the log.
enum WholePlan {
    static let text = lines.replacing("\n", with: "")

    private static let lines = """
        {"name":"whole","description":"All keys",
        "population":{"customers":{"csv":"all.csv","id":"id","separator":";"},"salt":"salt",
        "hash":"murmur3-cbor","invited":["c-1","c-2"],
        "excluded":{"sqlite":"crm.db","query":"SELECT id FROM out","id":"id"},"unit":"company",
        "strata":{"column":"tier","list":[{"name":"gold","weight":1},{"name":"basic","weight":4}]}},
        "roles":[{"name":"approver","members":["ann","bob"]}],
        "groups":[{"name":"product","members":["kim","lee"]}],
        "sources":[
        {"name":"metrics","timeout":"5s","prometheus":"http://metrics",
        "headers":[{"name":"Accept","value":"text"}]},
        {"name":"page","timeout":"5s","http":"http://page","headers":[]},
        {"name":"alerts","timeout":"5s","alertmanager":"https://alerts","headers":[],
        "ca":"file:ca.pem","cert":"file:me.pem","key":"env:ME","server":"alerts.internal"},
        {"name":"suites","timeout":"10s","attestation":["ci","kim"]},
        {"name":"pool","timeout":"10s","command":["./pool","size"],"env":["POOL_TOKEN"]}],
        "noGo":[
        {"id":"leak","title":"Leak","validFor":"30d","when":"always","onFail":"rollback",
        "repeats":"last","measure":{"from":"suites","trials":"isolation"},
        "require":{"trials":1000,"failures":1}},
        {"id":"errors","title":"Errors","validFor":"5m","when":"always","onFail":"rollback",
        "stages":["beta","early"],
        "sustained":"10m","measure":{"from":"metrics","failures":"e","total":"t","after":"12m",
        "window":"stage","per":"user","ignoring":["replica"],"coverage":0.8},
        "require":{"ratio":"< 1%","confidence":0.95}},
        {"id":"orders","title":"Orders","validFor":"14m","when":"live","onFail":"hold",
        "measure":{"from":"metrics","successes":["o1","o2"],"total":"o3","window":"stage"},
        "require":{"ratio":"> 99%","confidence":0.96}},
        {"id":"p95","title":"p95","owner":"sre","link":"https://wiki/p",
        "validFor":"6m","when":"live","onFail":"hold",
        "measure":{"from":"metrics","histogram":"h","window":"1h"},
        "require":{"quantile":0.95,"value":"< 3s","confidence":0.9}},
        {"id":"samples","title":"Samples","validFor":"7m","when":"live","onFail":"hold",
        "measure":{"from":"page","samples":"/s"},
        "require":{"quantile":0.5,"value":"< 2s","confidence":0.9}},
        {"id":"canary","title":"Canary","validFor":"8m","when":"live","onFail":"hold",
        "measure":{"from":"metrics","canary":"a","control":"b","window":"6h"},
        "require":{"worse":"increase","meanRatio":1.25}},
        {"id":"split","title":"Split","validFor":"9m","when":"live","onFail":"hold",
        "measure":{"from":"metrics","groups":{"on":"x","off":"y"},"window":"stage"},
        "require":{"split":{"on":1,"off":9},"confidence":0.99}},
        {"id":"memory","title":"Memory","validFor":"11m","when":"live","onFail":"hold",
        "measure":{"from":"metrics","trend":"m","window":"6h"},
        "require":{"perHour":"< 10MB","confidence":0.97}},
        {"id":"healthy","title":"Healthy","validFor":"17m","when":"live","onFail":"hold",
        "measure":{"from":"page","value":"/healthy"},"require":{"value":"== true"}},
        {"id":"pages","title":"Pages","validFor":"18m","when":"live","onFail":"hold",
        "measure":{"from":"alerts","firing":"page","alive":"Watchdog","silenced":"ignore",
        "inhibited":"ignore"},"require":{"firing":1}}],
        "stages":[
        {"name":"beta","cohort":{"least":10,"most":20},"soak":"7d","gates":[
        {"id":"tickets","title":"Tickets","owner":"help","link":"https://wiki/t",
        "validFor":"20d","when":"always","onFail":"hold",
        "since":"start","measure":{"from":"suites","value":"tickets"},
        "require":{"value":"<= 10"}},
        {"id":"cles","title":"Cles","validFor":"12m","when":"always","onFail":"hold",
        "measure":{"from":"metrics","canary":"c","control":"d","window":"6h"},
        "require":{"worse":"either","cles":0.6}},
        {"id":"runs","title":"Runs","validFor":"13m","when":"always","onFail":"hold",
        "measure":{"from":"pool","failures":"/f","total":"/t","window":"stage",
        "counts":"sinceStart","coverage":0.5,"ignoring":[]},
        "require":{"ratio":"< 2%","confidence":0.8}}]},
        {"name":"early","cohort":{"least":5000,"most":5000},"soak":"3d","gates":[],
        "approvals":{"count":2,"role":"approver","notRequester":true,"validFor":"14d"}},
        {"name":"tenth","cohort":{"share":0.1},"soak":"4d","gates":[],
        "approvals":[{"count":1,"group":"product","notRequester":false,"validFor":"6d"},
        {"count":4,"notRequester":false,"validFor":"5d"}]},
        {"name":"launch","was":"ga","cohort":{"least":50000,"most":50000},"soak":"30d","gates":[]}],
        "freezes":[
        {"from":"2026-12-20T00:00:00.000Z","to":"2027-01-04T00:00:00.000Z","reason":"year end"},
        {"weekly":"Fri 16:00..Mon 08:00","zone":"Europe/Berlin","reason":"weekend"}],
        "advanceWithin":[{"weekly":"Mon..Thu 09:00..16:00","zone":"Europe/Berlin"}],
        "blockers":[
        {"id":"slow","severity":"P1","title":"Slow","owner":"ann","link":"https://bugs/7",
        "impact":"waits","behaviour":"degrades",
        "mitigation":"bigger","before":"early"},
        {"id":"odd","severity":"P2","title":"Odd"},
        {"id":"known","severity":"P2","title":"Known","workaround":"look away"},
        {"id":"typo","severity":"P3","title":"Typo",
        "cleared":{"evidence":"a photo","decision":"mended"}}],
        "mitigations":[
        {"id":"bigger","title":"Bigger","owner":"bob","link":"https://wiki/b",
        "level":"recommended","due":{"before":"early"},
        "whenOverdue":"P2","verify":{"id":"bigger","title":"Bigger","validFor":"15m",
        "when":"always","onFail":"hold","measure":{"from":"pool","value":"/size"},
        "require":{"value":">= 200"}}},
        {"id":"later","title":"Later","level":"optional","due":{"within":"40d","after":"launch"},
        "whenOverdue":"P3"}],
        "risks":[{"id":"load","title":"Load","impact":"5 a week","mitigation":"more people",
        "owner":"eve","link":"https://wiki/l",
        "watch":{"id":"load","title":"Load","validFor":"16m","when":"always","onFail":"hold",
        "measure":{"from":"pool","value":"/load"},"require":{"value":"< 80"}}}],
        "notify":[{"url":"https://hooks","secret":"env:SECRET","ca":"env:HOOK_CA"}],
        "guard":{"blindAfter":"10m","onBlind":"tell"},"watch":"31d",
        "expect":{"traffic":"2/h","rates":{"errors":0.001}}}
        """

    static func plan(_ text: String = text) throws -> Plan {
        try JSONDecoder().decode(Plan.self, from: Data(text.utf8))
    }

    /// Returns the plan in which a part of its text, which must stand there once, is another.
    static func plan(_ part: String, _ other: String) throws -> Plan {
        let parts = text.components(separatedBy: part)
        guard parts.count == 2 else { throw NotUnique(part: part, count: parts.count - 1) }
        return try plan(parts.joined(separator: other))
    }

    private struct NotUnique: Error {
        let part: String
        let count: Int
    }
}
