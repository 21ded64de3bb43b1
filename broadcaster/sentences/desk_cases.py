"""The service desk: cases, and what may be done with them."""

from broadcaster.i18n import N_

SAY = {
    "desk.about-you": N_("{number} is about you: somebody else handles it."),
    "desk.archive-week": N_("{week} is no week. Write it as 2026-W48."),
    "desk.case.accused-handles": N_("{name} is the one the complaint is about. Give it to somebody else."),
    "desk.case.accused-signs": N_("{number}: whom the complaint is about does not sign on it. Name somebody else."),
    "desk.case.draft": N_("{number} is a draft. Put it into the book first: desk {book} promote {number}."),
    "desk.case.needs": N_("{number}: {fields} is missing. Enter it first, or together with this."),
    "desk.case.no-shares": N_("{number}: somebody is at fault, but nobody bears a share. Enter who: desk {book} liability {number} --share WHO=100."),
    "desk.case.not-approved": N_("{number}: the compensation is not approved. Ask for the signatures: desk {book} compensate {number} --compensation … --approver …"),
    "desk.case.not-your-turn": N_("{number}: you have nothing to sign now. Awaited: {waited}."),
    "desk.case.not-yours": N_("{number} is {handler}'s. They do it, or a supervisor gives it to you: desk {book} transfer."),
    "desk.case.own-approval": N_("{number}: who asks for a compensation does not approve it. Somebody else has to sign."),
    "desk.case.own-refusal": N_("{number} was entered by you. Somebody else decides that it is refused."),
    "desk.case.papers": N_("{number}: {fields} missing; a copy will not do. Enter it: desk {book} papers {number} --original-order FILE."),
    "desk.case.reason": N_("{number}: a reason is needed. Say it with --reason."),
    "desk.case.right": N_("{number}: this needs the right “{right}”. An administrator can give it: desk clerk rights."),
    "desk.case.settled": N_("{number} is over and changes no more. Take it up again first: desk {book} reopen {number} --reason …"),
    "desk.case.share": N_("“{value}” is no share. Write who and how much: --share 物流部=60 (adding up to 100)."),
    "desk.case.shares": N_("{number}: the shares come to {total} %. Make them 100 %."),
    "desk.case.stage": N_("{number} is {stage}; “{act}” is done from: {from}."),
    "desk.case.step": N_("{number}: the step “{step}” is not done: {fields} is empty."),
    "desk.case.strange": N_("{number}: {fields} does not belong to this. See which fields do with --help."),
    "desk.no-layout": N_("There is no layout {layout}. There are: {known}."),
}
