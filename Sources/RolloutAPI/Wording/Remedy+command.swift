package import Rollouts

extension Remedy {
    /// The command that carries it out, as one types it.
    package var command: String { words.withGivenOptions }

    private var words: String {
        switch self {
        case .applyPlan: "sluice plan apply FILE"
        case .applyChangedPlan: "sluice plan apply"
        case .release(let hold): "sluice resume --hold \(hold.shellWord) --reason …"
        case .approve(let stage): "sluice approve --stage \(stage.shellWord)"
        case .accept(let mitigation): "sluice advance --accept \(mitigation.shellWord) --reason …"
        case .attest(let subject, let form, let names):
            "sluice attest \(subject.shellWord) \(form.options) --actor "
                + (names.first ?? "NAME").shellWord
        case .withdraw(let subject, let entry):
            "sluice attest \(subject.shellWord) --replaces \(entry) --reason …"
        case .giveSecret: "sluice check"
        case .workAround(let blocker):
            "sluice blocker raise \(blocker.shellWord) --severity P2 --title … --workaround …"
        case .clear(let blocker):
            "sluice blocker clear \(blocker.shellWord) --evidence … --reason …"
        case .reopen(let blocker): "sluice blocker reopen \(blocker.shellWord) --reason …"
        case .rename: "sluice plan apply"
        case .moveBlocker(let blocker, _):
            "sluice blocker raise \(blocker.shellWord) --severity P1 --title … --before …"
        case .hold: "sluice hold --reason …"
        case .rollBack: "sluice rollback --reason …"
        case .setClock: "sluice doctor"
        case .correctClock: "sluice log recover --clock --reason …"
        }
    }

    /// The command in a sentence of its own.
    package var hint: String {
        switch self {
        case .applyPlan: "apply one: \(command)"
        case .applyChangedPlan: "see `\("sluice plan diff".withGivenOptions)`, then `\(command)`"
        case .release: "once its cause is gone: \(command)"
        case .accept(let mitigation):
            "carry it out, or go on with --accept \(mitigation.shellWord) --reason …"
        case .rename(let stage):
            "if the plan calls it otherwise now, that stage says `was: \(stage)`"
        case .moveBlocker(let blocker, let stage):
            (stage.map { "a stage that is the same under another name says `was: \($0)`; " } ?? "")
                + "else say among the plan's blockers what \(blocker) closes, or move it or "
                + "clear it: `\(command)`, or `\(Remedy.clear(blocker: blocker).command)`"
        case .giveSecret: "once it is there: \(command)"
        case .hold: "to keep the rollout from starting: \(command)"
        case .rollBack: "to take the release from everybody: \(command)"
        case .setClock: "set it, or if it is right, say so: --clock-is-right"
        case .correctClock: "if the log's time is wrong: \(command)"
        case .withdraw: "if it was none, a person says so: \(command)"
        case .approve, .attest, .workAround, .clear, .reopen: command
        }
    }

    /// The command in a sentence that goes on after the fact.
    package var clause: String {
        switch self {
        case .approve, .attest, .workAround, .clear, .reopen: ": \(hint)"
        case .applyPlan, .applyChangedPlan, .release, .accept, .rename, .moveBlocker, .hold,
            .rollBack, .setClock, .correctClock, .withdraw, .giveSecret:
            "; \(hint)"
        }
    }
}

extension Attestation.Form {
    /// The options of `attest` that give a result of this form.
    fileprivate var options: String {
        switch self {
        case .trials: "--successes N --failures K"
        case .value: "--value N"
        }
    }
}

extension Decision {
    /// The summary, and the command to go on with.
    package var sentence: String {
        summary + ((remedy ?? obstacles.first?.remedy)?.clause ?? "")
    }
}
