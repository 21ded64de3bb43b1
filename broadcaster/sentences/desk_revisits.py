"""The service desk: revisits, visits and surveys."""

from broadcaster.i18n import N_

SAY = {
    "desk.check.called": N_("{field}: a tenant is called before somebody comes. Enter whether that was done: --called-first yes, or no."),
    "desk.revisit.answers": N_("{number}: answers belong to a call that was answered, not to “{result}”. Leave them out, or say --result answered."),
    "desk.revisit.door": N_("{number} is a visit, not a call. Record it: desk visit add --kind tenant --party … --content … --signed-by …"),
    "desk.revisit.forward-due": N_("{number}: by when the department answers is not set. Say it with --due, or set inquiry.reply: desk policy set inquiry.reply '24 h' …"),
    "desk.revisit.level": N_("{number} is done by {level}: it needs the right “{right}” in this book. An administrator can give it: desk clerk rights NAME --book revisit --give {right}."),
    "desk.revisit.no-opinion": N_("{number}: no opinion was noted, so there is nothing to answer. Enter it first: desk visit amend {number} --opinion … --reason …"),
    "desk.revisit.no-result": N_("{number}: say what came of the call: --result, one of {known}."),
    "desk.revisit.no-target": N_("“{word}” means nobody, or several. Write a party's number, code, telephone or name: desk party list."),
    "desk.revisit.no-visit": N_("{number}: {hours} is no time to come there. Agree on another time."),
    "desk.revisit.not-offered": N_("{number}: these answers do not lead to “{to}”. They lead to: {offered}."),
    "desk.revisit.nothing-to-pass": N_("Nothing waits for {dept}. What waits for whom: desk revisit forwarded."),
    "desk.revisit.over": N_("{number} is over already. Look at it: desk revisit show {number}."),
    "desk.revisit.pair": N_("“{text}” is no forward. Write DEPARTMENT=MATTER, such as 收费部=发票没开."),
    "desk.revisit.past": N_("{number}: an appointment needs a time to come. Say it with --at '2026-11-25 10:00'."),
    "desk.survey.missing": N_("{question} has no answer. Give it: --answer {name}=…"),
    "desk.survey.no-answer": N_("{question}: “{text}” is no answer. There are: {choices}."),
    "desk.survey.no-question": N_("There is no question “{text}”. There are: {known}."),
    "desk.survey.no-template": N_("There is no sheet “{name}”. There are: {known}."),
    "desk.survey.not-asked": N_("{question} is not asked after these answers. Leave it out."),
    "desk.survey.pair": N_("“{text}” is no answer to a question. Write NAME=ANSWER, such as attitude=满意."),
}
