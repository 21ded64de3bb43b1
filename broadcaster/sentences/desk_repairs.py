"""The service desk: repairs, their stations and seasons."""

from broadcaster.i18n import N_

SAY = {
    "desk.case.not-revisited": N_("{number}: every finished repair is revisited before it is closed. First: desk {book} revisit {number} --solved yes"),
    "desk.case.quote": N_("{number} is a paid repair: the customer agrees to the price first. Then: desk {book} coverage {number} --coverage … --fee-quote … --quote-agreed yes"),
    "desk.case.same-station": N_("{number} is at {station} already. Name the other station: --station …"),
    "desk.check.address": N_("{field}: who comes home needs to know where. Enter it, or say that the goods are brought in: --visit shop."),
    "desk.repair.class": N_("“{found}” is no class of this house. Choose one of: {known}. (The policy has them: repair.classes.)"),
    "desk.repair.none": N_("There are no repairs to draw from in these days. Give other days: --since … --until …"),
    "desk.repair.season": N_("Which days the season has is not known. Give them: --since 2026-11-15 --until 2027-03-15, or set calendar.season."),
    "desk.repair.season-running": N_("The season {season} is not over yet. File it after its last day."),
    "desk.repair.station": N_("There is no station “{found}”. There are: {known}. A new one: desk station add."),
    "desk.repair.tied": N_("{number}: two stations fit the address equally well: {stations}. Choose one: desk repair send {number} --station …"),
    "desk.repair.unrouted": N_("{number}: no station is known for the address. Choose one: desk repair send {number} --station …, or enter the place: desk route add."),
}
