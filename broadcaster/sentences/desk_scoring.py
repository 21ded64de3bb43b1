"""The service desk: scorecards and assessments."""

from broadcaster.i18n import N_

SAY = {
    "desk.score.both": N_("{item} is scored and left out, too. Choose one of the two."),
    "desk.score.missing": N_("{item} has no points. Give them: --point {item}=…, or leave it out: --apart {item}."),
    "desk.score.no-item": N_("The card has no item “{item}”. It has: {items}."),
    "desk.score.no-objection": N_("{number}: nobody has objected to it. Note the objection first: desk assessment object {number} --objection …"),
    "desk.score.nobody": N_("“{name}” is neither a salesperson's number nor a clerk. See: desk vendor-staff list, desk clerk list."),
    "desk.score.own": N_("{number} is yours. Somebody else strikes it, and assesses anew."),
    "desk.score.pair": N_("“{text}” is no score. Write ITEM=POINTS, such as 服务态度=18."),
    "desk.score.points": N_("{item}: write a whole number from {range}."),
    "desk.score.subject": N_("{number} is nobody who was in service in {month}. See: desk {book} list."),
}
