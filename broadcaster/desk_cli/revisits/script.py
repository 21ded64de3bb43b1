"""The words of a revisit: opening and closing of the day, and what is offered (SCR-02, SCR-03)."""

from typing import TYPE_CHECKING

from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.survey.model import Question, Template
    from broadcaster.desk_cli.seat import Seat

OFFERED = {"complaint": N_("Enter a complaint"), "reopen": N_("Take the complaint up again"), "repair": N_("Order a rework")}


def whom(seat: "Seat", row: "Row", *, reveal: bool) -> str:
    """Who is called, about what; the telephone in full only when it was revealed."""
    from broadcaster.desk.masking import masked
    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import told

    revisit = book("revisit")
    phone = row["phone"] if reveal else masked(revisit.field("phone"), row["phone"])
    kind = told(revisit.field("kind"), row["kind"], seat.zone)
    return "  ".join(str(part) for part in (row.number, kind, row["name"], phone, row["about"], row["ref"]) if part)


def opening(seat: "Seat", row: "Row", template: "Template") -> str:
    """The first words, with the greeting of the day."""
    from broadcaster.desk.front.phrases import hello
    from broadcaster.desk_cli.front import house

    day = seat.now.astimezone(seat.zone).date()
    words = template.openings.get(seat.settings.profile, template.opening)
    about = str(row["about"] or "").splitlines()[0][:20] if row["about"] else ""
    return words.format(hello=hello(house.almanac(seat, day), day), agent=seat.clerk.name, about=about)


def closing(seat: "Seat", template: "Template") -> str:
    """The last words; a number nobody has set is a blank that says so."""
    from broadcaster.desk_cli.revisits.due import terms_now

    return template.closing.format(hotline=terms_now(seat).hotline or _("(service.hotline is not set)"))


def as_object(question: "Question") -> dict[str, object]:
    """A question for a program."""
    return {
        "name": question.name, "ask": question.ask or question.zh, "zh": question.zh, "en": question.en, "scale": question.scale.name,
        "choices": [g.value for g in question.scale.grades], "needed": question.needed, "clerk": question.clerk,
        "when": {name: list(some) for name, some in question.when.items()},
    }  # fmt: skip
