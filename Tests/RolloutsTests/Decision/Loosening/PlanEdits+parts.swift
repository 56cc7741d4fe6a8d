import Rollouts

extension PlanEdits {
    static let whole: [Edit] = [
        Edit(#""description":"All keys""#, #""description":"Every key""#, .words),
        Edit(#""description":"All keys","#, #""#, .words),
        Edit(#""salt":"salt""#, #""salt":"pepper""#, .loosens, "population salt: salt → pepper"),
        Edit(#""invited":["c-1","c-2"]"#, #""invited":["c-2","c-1"]"#, .loosens),
        Edit(#""invited":["c-1","c-2"]"#, #""invited":["c-1","c-2","c-3"]"#, .loosens),
        Edit(#""csv":"all.csv""#, #""csv":"more.csv""#, .loosens),
        Edit(#"SELECT id FROM out"#, #"SELECT id FROM none"#, .loosens),
        Edit(#""separator":";""#, #""separator":"|""#, .loosens),
        Edit(#""hash":"murmur3-cbor","#, #""#, .loosens),
        Edit(#"{"name":"gold","weight":1}"#, #"{"name":"gold","weight":2}"#, .loosens),
        Edit(
            #"["ann","bob"]"#,
            #"["ann","bob","eve"]"#,
            .loosens,
            "members 3 of approver: added eve"
        ),
        Edit(#"["ann","bob"]"#, #"["ann"]"#, .tightens),
        Edit(#"["ann","bob"]"#, #"["bob","ann"]"#, .tightens),
        Edit(#"["ann","bob"]"#, #"["ann","eve"]"#, .loosens),
        Edit(
            #"{"name":"approver","members":["ann","bob"]}"#,
            #""#,
            .loosens,
            "role approver taken away"
        ),
        Edit(#""name":"approver""#, #""name":"other""#, .loosens),
        Edit(#""unit":"company","#, #""#, .loosens),
        Edit(#"["kim","lee"]"#, #"["kim","lee","eve"]"#, .loosens),
        Edit(#"["kim","lee"]"#, #"["kim"]"#, .tightens),
        Edit(#""groups":["#, #""groups":[{"name":"security","members":["li"]},"#, .tightens),
        Edit(#""count":1,"group":"product""#, #""count":2,"group":"product""#, .tightens),
        Edit(#""count":1,"group":"product""#, #""count":1"#, .loosens),
        Edit(#""group":"product""#, #""group":"other""#, .loosens),
        Edit(
            #""notRequester":false,"validFor":"6d""#,
            #""notRequester":true,"validFor":"6d""#,
            .tightens
        ),
        Edit(#""validFor":"6d""#, #""validFor":"7d""#, .loosens),
        Edit(#",{"count":4,"notRequester":false,"validFor":"5d"}"#, #""#, .loosens),
        Edit(#"{"share":0.1}"#, #"{"all":true}"#, .loosens),
        Edit(#"{"share":0.1}"#, #"{"share":0.05}"#, .loosens),
        Edit(#""roles":["#, #""roles":[{"name":"auditor","members":["kim"]},"#, .tightens),
        Edit(#""notify":["#, #""notify":[{"url":"https://more"},"#, .tightens),
        Edit(#"https://hooks"#, #"https://elsewhere"#, .loosens),
        Edit(#","secret":"env:SECRET""#, #""#, .loosens),
        Edit(#","ca":"env:HOOK_CA""#, #""#, .loosens),
        Edit(#""traffic":"2/h""#, #""traffic":"3/h""#, .words),
        Edit(#"{"errors":0.001}"#, #"{"errors":0.002,"p95":0.1}"#, .words),
    ]
}

extension PlanEdits {
    static let sources: [Edit] = [
        Edit(#"http://metrics"#, #"http://other"#, .loosens),
        Edit(#""value":"text""#, #""value":"env:KEY""#, .loosens),
        Edit(#"http://page"#, #"http://other"#, .loosens),
        Edit(#"https://alerts"#, #"https://other"#, .loosens),
        Edit(#""file:ca.pem""#, #""file:other.pem""#, .loosens),
        Edit(#""ca":"file:ca.pem","#, #""#, .loosens),
        Edit(#""file:me.pem""#, #""file:you.pem""#, .loosens),
        Edit(#""env:ME""#, #""env:YOU""#, .loosens),
        Edit(#","server":"alerts.internal""#, #""#, .loosens),
        Edit(
            #"["ci","kim"]"#,
            #"["ci","kim","bot"]"#,
            .loosens,
            "attestation 3 of suites: added bot"
        ),
        Edit(#"["ci","kim"]"#, #"["ci"]"#, .loosens),
        Edit(#"["./pool","size"]"#, #"["echo","200"]"#, .loosens),
        Edit(#""timeout":"5s","prometheus""#, #""timeout":"1ms","prometheus""#, .loosens),
        Edit(
            #""sources":["#,
            #""sources":[{"name":"n","timeout":"1s","command":["n"]},"#,
            .tightens
        ),
    ]
}

extension PlanEdits {
    static let freezes: [Edit] = [
        Edit(#""Fri 16:00..Mon 08:00""#, #""Fri 15:00..Mon 08:00""#, .tightens),
        Edit(#""Fri 16:00..Mon 08:00""#, #""Fri 16:00..Mon 07:59""#, .loosens),
        Edit(#""Fri 16:00..Mon 08:00""#, #""Sat 16:00..Mon 08:00""#, .loosens),
        Edit(
            #"{"weekly":"Fri 16:00..Mon 08:00","zone":"Europe/Berlin","#,
            #"{"weekly":"Fri 16:00..Mon 08:00","zone":"Europe/Vienna","#,
            .loosens
        ),
        Edit(
            #"{"weekly":"Fri 16:00..Mon 08:00","zone":"Europe/Berlin","#,
            #"{"weekly":"Sat..Mon 00:00..24:00","zone":"Europe/Berlin","reason":"a"},"#
                + #"{"weekly":"Fri 12:00..24:00","zone":"Europe/Berlin","#,
            .tightens
        ),
        Edit(
            #",{"weekly":"Fri 16:00..Mon 08:00","zone":"Europe/Berlin","reason":"weekend"}"#,
            "",
            .loosens
        ),
        Edit(#""Mon..Thu 09:00..16:00""#, #""Mon..Thu 09:00..15:00""#, .tightens),
        Edit(#""Mon..Thu 09:00..16:00""#, #""Mon..Wed 10:00..16:00""#, .tightens),
        Edit(#""Mon..Thu 09:00..16:00""#, #""Mon..Fri 09:00..16:00""#, .loosens),
        Edit(#""Mon..Thu 09:00..16:00""#, #""Mon..Thu 08:59..16:00""#, .loosens),
        Edit(#""Mon..Thu 09:00..16:00""#, #""Mon 09:00..Thu 16:00""#, .loosens),
        Edit(
            #""Mon..Thu 09:00..16:00","zone":"Europe/Berlin""#,
            #""Mon..Thu 09:00..16:00","zone":"UTC""#,
            .loosens
        ),
        Edit(
            #""advanceWithin":[{"weekly":"Mon..Thu 09:00..16:00","zone":"Europe/Berlin"}],"#,
            "",
            .loosens
        ),
        Edit(#"2026-12-20T00"#, #"2026-12-19T00"#, .tightens),
        Edit(#"2026-12-20T00"#, #"2026-12-21T00"#, .loosens),
        Edit(#"2027-01-04T00"#, #"2027-01-03T00"#, .loosens),
        Edit(#"2027-01-04T00"#, #"2027-01-05T00"#, .tightens),
        Edit(
            #""to":"2027-01-04T00:00:00.000Z","reason":"year end"}"#,
            #""to":"2026-12-28T00:00:00.000Z","reason":"first"},{"from":"2026-12-27T00:0"#
                + #"0:00.000Z","to":"2027-01-04T00:00:00.000Z","reason":"then"}"#,
            .tightens
        ),
        Edit(
            #""to":"2027-01-04T00:00:00.000Z","reason":"year end"}"#,
            #""to":"2026-12-26T00:00:00.000Z","reason":"first"},{"from":"2026-12-27T00:0"#
                + #"0:00.000Z","to":"2027-01-04T00:00:00.000Z","reason":"then"}"#,
            .loosens
        ),
    ]
}

extension PlanEdits {
    static let stages: [Edit] = [
        Edit(#""least":10,"#, #""least":9,"#, .loosens),
        Edit(#""least":10,"#, #""least":20,"#, .loosens),
        Edit(#""most":20"#, #""most":21"#, .loosens, "cohort at most of beta: 20 → 21"),
        Edit(#"{"least":5000,"most":5000}"#, #"{"least":11,"most":11}"#, .loosens),
        Edit(#""soak":"7d""#, #""soak":"8d""#, .tightens),
        Edit(#""soak":"7d""#, #""soak":"0s""#, .loosens, "soak of beta: 7d → 0s"),
        Edit(#""soak":"7d""#, #""soak":"167h""#, .loosens),
        Edit(#""name":"early""#, #""name":"first""#, .loosens, "stage early taken away"),
        Edit(
            #""stages":[{"name":"beta""#,
            #""stages":[{"name":"alpha","cohort":{"least":1,"most":1},"soak":"1d","gates":[]},"#
                + #"{"name":"beta""#,
            .loosens
        ),
        Edit(
            #",{"name":"launch","was":"ga","cohort":{"least":50000,"most":50000},"#
                + #""soak":"30d","gates":[]}"#,
            #""#,
            .loosens,
            "stage launch taken away"
        ),
        Edit(
            #""soak":"30d","gates":[]}"#,
            #""soak":"30d","gates":[]},{"name":"all","cohort":{"least":90000,"most":9000"#
                + #"0},"soak":"1d","gates":[]}"#,
            .loosens
        ),
        Edit(#""count":2"#, #""count":3"#, .tightens),
        Edit(#""count":2"#, #""count":1"#, .loosens, "approvals count of early: 2 → 1"),
        Edit(#""role":"approver","#, #""#, .loosens),
        Edit(#""role":"approver""#, #""role":"viewer""#, .loosens),
        Edit(#""notRequester":true"#, #""notRequester":false"#, .loosens),
        Edit(#""validFor":"14d""#, #""validFor":"13d""#, .tightens),
        Edit(#""validFor":"14d""#, #""validFor":"15d""#, .loosens),
        Edit(
            #","approvals":{"count":2,"role":"approver","notRequester":true,"validFor":"14d"}"#,
            #""#,
            .loosens,
            "approvals of early taken away"
        ),
        Edit(
            #""soak":"30d","gates":[]"#,
            #""soak":"30d","gates":[],"approvals":{"count":1,"notRequester":false,"valid"#
                + #"For":"1d"}"#,
            .tightens
        ),
    ]
}
