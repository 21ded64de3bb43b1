"""The service desk: the rules' numbers, and verdicts on returns."""

from broadcaster.i18n import N_

SAY = {
    "policy.date": N_("“{found}” is no date. Write 2026-11-24."),
    "policy.draft": N_("{key} = {value} waits for approval. Somebody else approves it: desk policy approve {name}."),
    "policy.missing": N_("{key} is missing here. Each entry needs it: write {key}: and a value."),
    "policy.misspelt-key": N_("There is no value {key}. Did you mean {guess}?"),
    "policy.no-draft": N_("No draft {name} waits for approval. `desk policy drafts` lists those that do."),
    "policy.no-profile": N_("There is no profile {profile}. There are: {known}."),
    "policy.outdated": N_("{key} = {value} was approved from {day} on, but this version of the program knows no such value. Go back to the version before, or restore a copy of the store."),
    "policy.own-draft": N_("{name} is your own draft. Somebody else has to approve it."),
    "policy.remark": N_("{key}: {note} Change it if you read it otherwise: desk policy set {key}."),
    "policy.strange-key": N_("{key} means nothing here. Delete it; there are: {known}."),
    "policy.unknown-key": N_("There is no value {key}. `desk policy show` lists them all."),
    "policy.unset": N_("{key} {name}: unset ({source}). Until it is set this shows as unset: {used}. Set it: desk policy set {key} VALUE --from DATE --reason WORDS."),
    "policy.unwritten": N_("{file} cannot be written ({why}). Check the rights of the folder."),
    "policy.value": N_("{key}: “{found}” is no value it can have. Write it like this: {example}."),
    "policy.want-entry": N_("Here an entry is expected: a dash, then {known}, each on a line."),
    "policy.want-list": N_("Here a list is expected: each entry begins with a dash."),
    "return.before-sale": N_("The day asked about ({at}) lies before the sale ({sold}). Correct one of the two."),
    "return.value": N_("--{option}: “{found}” cannot be read. Write it like this: {example}."),
}
