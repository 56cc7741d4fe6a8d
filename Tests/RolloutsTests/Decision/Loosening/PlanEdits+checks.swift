import Rollouts

extension PlanEdits {
    static let checks: [Edit] = [
        Edit(
            #""noGo":["#,
            #""noGo":[{"id":"new","title":"New","validFor":"5m","when":"always","onFail""#
                + #":"hold","measure":{"from":"pool","value":"/new"},"require":{"value":"< 1"}"#
                + #"},"#,
            .tightens
        ),
        Edit(
            #""title":"Leak""#,
            #""title":"Tenants leak""#,
            .words,
            "title of leak: Leak → Tenants leak"
        ),
        Edit(#""owner":"sre""#, #""owner":"ops""#, .words, "owner of p95: sre → ops"),
        Edit(#""link":"https://wiki/p""#, #""link":"https://wiki/q""#, .words),
        Edit(#""owner":"help","#, "", .words),
        Edit(#""owner":"ann","#, "", .words),
        Edit(#""link":"https://bugs/7""#, #""link":"https://bugs/8""#, .words),
        Edit(#""owner":"bob""#, #""owner":"eva""#, .words),
        Edit(#""link":"https://wiki/l","#, "", .words),
        Edit(#""id":"leak""#, #""id":"leaks""#, .loosens, "no-go leak taken away"),
        Edit(#""validFor":"30d""#, #""validFor":"31d""#, .loosens, "validFor of leak: 30d → 31d"),
        Edit(#""validFor":"5m""#, #""validFor":"1ms""#, .loosens),
        Edit(#""validFor":"20d""#, #""validFor":"19d""#, .tightens),
        Edit(
            #""validFor":"20d""#,
            #""validFor":"21d""#,
            .loosens,
            "validFor of tickets: 20d → 21d"
        ),
        Edit(#""validFor":"15m""#, #""validFor":"14m""#, .tightens),
        Edit(#""validFor":"16m""#, #""validFor":"14m""#, .loosens),
        Edit(#""5m","when":"always""#, #""5m","when":"live""#, .loosens),
        Edit(#""6m","when":"live""#, #""6m","when":"always""#, .tightens),
        Edit(#""sustained":"10m""#, #""sustained":"11m""#, .loosens),
        Edit(#""sustained":"10m""#, #""sustained":"9m""#, .tightens),
        Edit(#""sustained":"10m","#, #""#, .tightens),
        Edit(
            #""7m","when":"live","onFail":"hold""#,
            #""7m","when":"live","onFail":"rollback""#,
            .tightens
        ),
        Edit(
            #""30d","when":"always","onFail":"rollback""#,
            #""30d","when":"always","onFail":"hold""#,
            .loosens
        ),
        Edit(#""repeats":"last","#, #""#, .tightens),
        Edit(#""stages":["beta","early"],"#, #""#, .tightens),
        Edit(#""stages":["beta","early"]"#, #""stages":["beta"]"#, .loosens),
        Edit(#""stages":["beta","early"]"#, #""stages":["beta","early","launch"]"#, .tightens),
        Edit(#""> 99%""#, #""> 99.5%""#, .tightens),
        Edit(#""> 99%""#, #""> 98%""#, .loosens),
        Edit(#""> 99%""#, #""< 99%""#, .loosens),
        Edit(#""since":"start","#, #""#, .tightens),
        Edit(
            #""gates":[{"id":"tickets""#,
            #""gates":[{"id":"new","title":"More","validFor":"5m","when":"always","onFai"#
                + #"l":"hold","measure":{"from":"pool","value":"/new"},"require":{"value":"< 1"#
                + #""}},{"id":"tickets""#,
            .tightens
        ),
        Edit(
            #""soak":"3d","gates":[]"#,
            #""soak":"3d","gates":[{"id":"new","title":"New","validFor":"5m","when":"alw"#
                + #"ays","onFail":"hold","measure":{"from":"pool","value":"/new"},"require":{""#
                + #"value":"< 1"}}]"#,
            .tightens
        ),
        Edit(
            #"{"id":"cles","title":"Cles","validFor":"12m","when":"always","onFail":"hol"#
                + #"d","measure":{"from":"metrics","canary":"c","control":"d","window":"6h"},""#
                + #"require":{"worse":"either","cles":0.6}},"#,
            #""#,
            .loosens,
            "gate cles taken away"
        ),
    ]
}

extension PlanEdits {
    static let requirements: [Edit] = [
        Edit(#""trials":1000"#, #""trials":1001"#, .tightens),
        Edit(#""trials":1000"#, #""trials":1"#, .loosens),
        Edit(#""failures":1}"#, #""failures":0}"#, .tightens),
        Edit(#""failures":1}"#, #""failures":2}"#, .loosens, "require failures of leak: 1 → 2"),
        Edit(#""< 1%""#, #""< 0.5%""#, .tightens),
        Edit(#""< 1%""#, #""< 2%""#, .loosens),
        Edit(#""< 1%""#, #""<= 1%""#, .loosens),
        Edit(#""< 1%""#, #""< 0.01""#, .words),
        Edit(#""confidence":0.95"#, #""confidence":0.99"#, .loosens),
        Edit(#""confidence":0.95"#, #""confidence":0.5"#, .loosens),
        Edit(#""confidence":0.8"#, #""confidence":0.9"#, .tightens),
        Edit(#""confidence":0.8"#, #""confidence":0.7"#, .loosens),
        Edit(#""quantile":0.95"#, #""quantile":0.99"#, .tightens),
        Edit(#""quantile":0.95"#, #""quantile":0.9"#, .loosens),
        Edit(#""< 3s""#, #""< 2s""#, .tightens),
        Edit(#""< 3s""#, #""< 3000ms""#, .words),
        Edit(#""< 3s""#, #""< 4s""#, .loosens),
        Edit(#""worse":"increase""#, #""worse":"either""#, .tightens),
        Edit(#""worse":"increase""#, #""worse":"decrease""#, .loosens),
        Edit(#""meanRatio":1.25"#, #""meanRatio":1.2"#, .tightens),
        Edit(#""meanRatio":1.25"#, #""meanRatio":1.3"#, .loosens),
        Edit(#""meanRatio":1.25"#, #""cles":0.6"#, .loosens),
        Edit(#""cles":0.6"#, #""cles":0.55"#, .tightens),
        Edit(#""cles":0.6"#, #""cles":0.7"#, .loosens),
        Edit(#"{"on":1,"off":9}"#, #"{"on":2,"off":9}"#, .loosens),
        Edit(#""perHour":"< 10MB""#, #""perHour":"< 9MB""#, .tightens),
        Edit(#""perHour":"< 10MB""#, #""perHour":"< 11MB""#, .loosens),
        Edit(#""<= 10""#, #""< 10""#, .tightens),
        Edit(#""<= 10""#, #""<= 11""#, .loosens),
        Edit(#""<= 10""#, #"">= 10""#, .loosens),
        Edit(#""<= 10""#, #""== 10""#, .loosens),
        Edit(#"">= 200""#, #"">= 201""#, .tightens),
        Edit(#"">= 200""#, #"">= 199""#, .loosens),
        Edit(#"">= 200""#, #""> 200""#, .tightens),
        Edit(#""< 80""#, #""< 70""#, .loosens),
        Edit(#""<= 10""#, #""== true""#, .loosens),
        Edit(#""== true""#, #""== false""#, .loosens),
        Edit(#""== true""#, #""== \"true\"""#, .loosens),
        Edit(#""== true""#, #""== 1""#, .loosens),
        Edit(#"{"firing":1}"#, #"{"firing":0}"#, .tightens),
        Edit(#"{"firing":1}"#, #"{"firing":2}"#, .loosens),
    ]
}

extension PlanEdits {
    static let measures: [Edit] = [
        Edit(#""trials":"isolation""#, #""trials":"another""#, .loosens),
        Edit(#"{"from":"suites","trials""#, #"{"from":"page","trials""#, .loosens),
        Edit(#""failures":"e""#, #""failures":"none""#, .loosens),
        Edit(#""total":"t""#, #""total":"more""#, .loosens),
        Edit(#""window":"stage","per""#, #""window":"1h","per""#, .loosens),
        Edit(#""per":"user","#, #""#, .loosens),
        Edit(#"["replica"]"#, #"["replica","instance"]"#, .loosens),
        Edit(#"["replica"]"#, #"["pod"]"#, .loosens),
        Edit(#""coverage":0.8"#, #""coverage":0.9"#, .tightens),
        Edit(#""coverage":0.8"#, #""coverage":0.7"#, .loosens),
        Edit(#","coverage":0.8"#, #""#, .tightens),
        Edit(#""histogram":"h""#, #""histogram":"i""#, .loosens),
        Edit(#""h","window":"1h""#, #""h","window":"2h""#, .loosens),
        Edit(#""samples":"/s""#, #""samples":"/t""#, .loosens),
        Edit(#""canary":"a""#, #""canary":"z""#, .loosens),
        Edit(#""control":"b""#, #""control":"z""#, .loosens),
        Edit(#"{"on":"x","off":"y"}"#, #"{"on":"x","off":"z"}"#, .loosens),
        Edit(#""trend":"m""#, #""trend":"n""#, .loosens),
        Edit(#""value":"tickets""#, #""value":"fewer""#, .loosens),
        Edit(#""counts":"sinceStart""#, #""counts":"sinceStage""#, .loosens),
        Edit(#""after":"12m","#, #""#, .loosens),
        Edit(#""after":"12m""#, #""after":"1d""#, .loosens),
        Edit(#""successes":["o1","o2"]"#, #""successes":["o1"]"#, .loosens),
        Edit(#""counts":"sinceStart""#, #""counts":"unstated""#, .loosens),
        Edit(#""firing":"page""#, #""firing":"none""#, .loosens),
        Edit(#""alive":"Watchdog""#, #""alive":"Other""#, .loosens),
        Edit(#","silenced":"ignore""#, #""#, .tightens),
        Edit(#","inhibited":"ignore""#, #""#, .tightens),
        Edit(#""value":"/healthy""#, #""value":"/ill""#, .loosens),
        Edit(#""value":"/size""#, #""value":"/other""#, .loosens),
    ]
}
