import Rollouts

extension PlanEdits {
    static let issues: [Edit] = [
        Edit(#""severity":"P1""#, #""severity":"P0""#, .tightens),
        Edit(#""severity":"P1""#, #""severity":"P2""#, .loosens),
        Edit(#""severity":"P1""#, #""severity":"P3""#, .loosens, "severity of slow: P1 → P3"),
        Edit(#""severity":"P2","title":"Odd""#, #""severity":"P1","title":"Odd""#, .loosens),
        Edit(#""severity":"P2","title":"Odd""#, #""severity":"P0","title":"Odd""#, .tightens),
        Edit(#""severity":"P2","title":"Known""#, #""severity":"P1","title":"Known""#, .tightens),
        Edit(#""severity":"P3""#, #""severity":"P2""#, .tightens),
        Edit(#""title":"Slow""#, #""title":"Slower""#, .words),
        Edit(#""impact":"waits""#, #""impact":"waits long""#, .words),
        Edit(#""behaviour":"degrades""#, #""behaviour":"falls""#, .words),
        Edit(#""mitigation":"bigger""#, #""mitigation":"later""#, .loosens),
        Edit(
            #""mitigation":"bigger","before":"early""#,
            #""mitigation":"bigger","before":"launch""#,
            .loosens,
            "before of slow: early → launch"
        ),
        Edit(
            #""mitigation":"bigger","before":"early""#,
            #""mitigation":"bigger","before":"beta""#,
            .tightens
        ),
        Edit(
            #""mitigation":"bigger","before":"early""#,
            #""mitigation":"bigger""#,
            .loosens,
            "before of slow taken away"
        ),
        Edit(
            #""title":"Odd""#,
            #""title":"Odd","workaround":"look away""#,
            .loosens,
            "workaround of odd: added look away"
        ),
        Edit(#""workaround":"look away""#, #""workaround":"look down""#, .loosens),
        Edit(#","workaround":"look away""#, #""#, .tightens),
        Edit(#","cleared":{"evidence":"a photo","decision":"mended"}"#, #""#, .tightens),
        Edit(
            #""title":"Odd""#,
            #""title":"Odd","cleared":{"evidence":"e","decision":"d"}"#,
            .loosens
        ),
        Edit(
            #"{"id":"odd","severity":"P2","title":"Odd"},"#,
            #""#,
            .loosens,
            "blocker odd taken away"
        ),
        Edit(
            #""blockers":["#,
            #""blockers":[{"id":"more","severity":"P3","title":"More"},"#,
            .tightens
        ),
        Edit(
            #""blockers":["#,
            #""blockers":[{"id":"more","severity":"P0","title":"More","cleared":{"eviden"#
                + #"ce":"e","decision":"d"}},"#,
            .loosens
        ),
    ]
}

extension PlanEdits {
    static let mitigations: [Edit] = [
        Edit(#""level":"recommended""#, #""level":"required""#, .tightens),
        Edit(
            #""level":"recommended""#,
            #""level":"optional""#,
            .loosens,
            "level of bigger: recommended → optional"
        ),
        Edit(#""due":{"before":"early"}"#, #""due":{"before":"launch"}"#, .loosens),
        Edit(#""due":{"before":"early"}"#, #""due":{"before":"beta"}"#, .loosens),
        Edit(#""due":{"before":"early"},"#, #""#, .loosens),
        Edit(#""due":{"before":"early"}"#, #""due":{"within":"1d","after":"beta"}"#, .loosens),
        Edit(#""within":"40d""#, #""within":"39d""#, .tightens),
        Edit(#""within":"40d""#, #""within":"41d""#, .loosens),
        Edit(#""after":"launch""#, #""after":"early""#, .loosens),
        Edit(#""whenOverdue":"P2""#, #""whenOverdue":"P1""#, .loosens),
        Edit(#""whenOverdue":"P2""#, #""whenOverdue":"P0""#, .tightens),
        Edit(#""whenOverdue":"P2""#, #""whenOverdue":"P3""#, .loosens),
        Edit(#""whenOverdue":"P3""#, #""whenOverdue":"P1""#, .tightens),
        Edit(#""title":"Later""#, #""title":"Much later""#, .words),
        Edit(
            #""whenOverdue":"P3""#,
            #""whenOverdue":"P3","verify":{"id":"later","title":"New","validFor":"5m","w"#
                + #"hen":"always","onFail":"hold","measure":{"from":"pool","value":"/later"},""#
                + #"require":{"value":"< 1"}}"#,
            .loosens
        ),
        Edit(
            #""mitigations":["#,
            #""mitigations":[{"id":"m","title":"M","level":"required","whenOverdue":"P1"},"#,
            .tightens
        ),
        Edit(
            #",{"id":"later","title":"Later","level":"optional","due":{"within":"40d","a"#
                + #"fter":"launch"},"whenOverdue":"P3"}"#,
            #""#,
            .loosens,
            "mitigation later taken away"
        ),
    ]
}

extension PlanEdits {
    static let risks: [Edit] = [
        Edit(#""impact":"5 a week""#, #""impact":"6 a week""#, .words),
        Edit(#""mitigation":"more people""#, #""mitigation":"none""#, .loosens),
        Edit(#""title":"Load","impact""#, #""title":"Loads","impact""#, .words),
        Edit(#""value":"/load""#, #""value":"/other""#, .loosens),
        Edit(#""risks":["#, #""risks":[{"id":"r","title":"R"},"#, .tightens),
    ]
}
