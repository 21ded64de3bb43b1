"""The service desk's front: pages, promises, questions, tasks, exception events, the demonstration."""

from broadcaster.i18n import N_

SAY = {
    "desk.check.result": N_("{field}: what is done needs to say what came of it. Enter it."),
    "desk.front.blank": N_("The script {script} has a blank “{blank}” that the form has no field for. Fill it with --field {blank}=WORDS, or change the script."),
    "desk.front.done": N_("{number} has that already. Look at it with `show`; a mistake is corrected with `amend`."),
    "desk.front.draft": N_("{number} is a draft. Complete and promote it first."),
    "desk.front.fault-unreported": N_("{number} was not reported for repair yet. First: desk fault report {number}"),
    "desk.front.heads": N_("{number} was escalated: {head} settles it."),
    "desk.front.no-checklist": N_("{number}: what of its checklist is done? Its kind has these steps: {fields}."),
    "desk.front.no-emergency": N_("{number} is no emergency: it goes to your superior. desk exception report {number} --reported-to …"),
    "desk.front.no-profile": N_("There is no organisation {found}. Choose one of: {known}."),
    "desk.front.not-asked": N_("{number}: nobody has reported a difficulty and asked for more time. First: desk task difficulty {number} --difficulty … --asked-until …"),
    "desk.front.not-empty": N_("The store has {rows} rows already, in {books}. The demonstration is for an empty store only: set BROADCASTER_HOME to a new folder and run `desk init` there."),
    "desk.front.not-skipped": N_("{number}: no level was skipped, so nobody is left to be told."),
    "desk.front.past": N_("{field}: that time is over already. Promise a time to come, with its day if it is not today: 2026-11-25 10:00."),
    "desk.front.police": N_("{number}: {child} has been missing since {since}. Advise the family now to call the police (110), then note it: desk page police {number}."),
    "desk.front.replaced": N_("{number} has ended already: a newer edition stands. `desk faq find` shows it; give that number."),
    "desk.front.step": N_("{number}: the step “{step}” of the checklist is not done. When it is: desk exception check {number} {option} …"),
    "desk.front.superior": N_("{number}: a level was skipped; tell your own superior first: desk exception superior {number} --reported-to …"),
    "desk.front.too-late": N_("{number} was due at {due}: a difficulty is reported before the deadline, afterwards the task counts as late."),
    "desk.front.unanswered": N_("{number} is not answered yet: nobody answers freely. Ask {dept}, then: desk question answer {number} --answer … --answered-by …"),
    "desk.front.unreported": N_("{number} was not reported yet. First: desk exception report {number} --reported-to …"),
}
