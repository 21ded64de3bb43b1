"""What sheets come to: out, back, abstained; whether the return rate is met; the words of the notice (OPN-C01, OPN-C02). PURE."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from broadcaster.desk.policy.value import Target, Unset
from broadcaster.desk.survey.figures import Figures, judged
from broadcaster.desk.values import Value

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Back:
    """Sheets of a campaign."""

    drawn: int
    issued: int
    returned: int
    """Came back, empty ones too; without those whose data was found to be made up."""
    abstained: int
    """Not back, or back without an answer: not in the base."""
    false: int
    """Found not to be genuine: counted nowhere."""

    @property
    def issue_rate(self) -> Fraction | None:
        """发放率, percent."""
        return Fraction(100 * self.issued, self.drawn) if self.drawn else None

    @property
    def return_rate(self) -> Fraction | None:
        """回收率, percent."""
        return Fraction(100 * self.returned, self.issued) if self.issued else None


def back(sheets: Iterable[Row]) -> Back:
    """Of a campaign's sheets."""
    rows = list(sheets)
    false = [r for r in rows if r["genuine"] is False]
    known = [r for r in rows if r["genuine"] is not False]
    return Back(
        len(rows),
        sum(r["issued_at"] is not None for r in known),
        sum(r["returned_at"] is not None for r in known),
        sum(r["stage"] == "abstained" for r in known),
        len(false),
    )


def met(found: Back, target: Target | Unset) -> bool | None:
    """`None`: nothing went out, or nobody has set the target."""
    return judged(found.return_rate, target)


def hundredths(share: Fraction | None) -> int | None:
    """Hundredths of a percent, rounded down: nothing looks better than it is."""
    return None if share is None else int(share * 100)


def written(sheet: Row) -> bool:
    """Whether somebody wrote an opinion or advice: each is followed up (OPN-C03)."""
    return bool(sheet["opinion"] or sheet["advice"])


def notice(campaign: Row, found: Back, figures: Figures, common: Sequence[Row]) -> str:
    """The result in the words that are put up: numbers, items, what many said with department and day. Nobody is named."""
    lines = [
        f"{campaign['title']}（{campaign['starts_on']} 至 {campaign['ends_on']}）",
        f"发放 {found.issued} 份，收回 {found.returned} 份，回收率 {_percent(found.return_rate)}；弃权 {found.abstained} 份，不计入统计。",
        f"总体满意度 {_percent(figures.share)}。",
        *(f"{i.question.zh}：{_percent(i.share)}" for i in figures.items if i.share is not None),
    ]
    if common:
        lines.append("共性意见及落实：")
        lines += [f"{n}. {c['matter']}（{c['count']} 人提出）由{c['dept']}于 {c['due']} 前落实" for n, c in enumerate(common, 1)]
    return "\n".join(lines)


def _percent(share: Fraction | None) -> str:
    found = hundredths(share)
    return "—" if found is None else f"{found // 100}.{found % 100:02}%"
