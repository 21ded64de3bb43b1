"""The service desk: opinion campaigns."""

from broadcaster.i18n import N_

SAY = {
    "desk.opinion.calls": N_("{number}: these sheets did not come back and were drawn to be asked why: {sheets}. Ask, then: desk opinion-sheet call NUMBER --received yes --call-result …"),
    "desk.opinion.no-booth": N_("{number}: a tenant's sheet carries the number of its shop. Say it with --booth."),
    "desk.opinion.nobody": N_("{number}: there is nobody to ask. Enter vendors or customers first: desk party add."),
    "desk.opinion.not-drawn": N_("{number} was not drawn. Which were: desk opinion due."),
    "desk.opinion.not-out": N_("{number} is not out: it was not handed out, is back already, or the campaign is over. Look at it: desk opinion-sheet show {number}."),
    "desk.opinion.not-waiting": N_("{number} has no sheet that waits to be handed out. See: desk opinion-sheet list --campaign-no …"),
    "desk.opinion.note": N_("{number}: say what is wrong with the data: --recheck-note …"),
    "desk.opinion.nothing-written": N_("{number} has no opinion in words, so there is nothing to follow up."),
    "desk.opinion.own": N_("{number}: you took this sheet in. Somebody else looks at its data again."),
    "desk.opinion.recheck": N_("{number}: the data of these sheets is to be looked at again first: {sheets}. Then: desk opinion-sheet recheck NUMBER --genuine yes"),
    "desk.opinion.stage": N_("{number} is “{stage}”. For this it has to be: {needed}. Look at it: desk opinion result {number}."),
    "desk.opinion.unsigned": N_("{number}: who filled it in signs it. Say who: --signed-by."),
}
