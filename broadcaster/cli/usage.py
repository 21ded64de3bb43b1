"""What was wrong with a call of a command, as one whole sentence in the reader's language: click composes its own from English pieces."""

from difflib import get_close_matches

import click
from click.exceptions import BadParameter, MissingParameter, NoSuchCommand, NoSuchOption

from broadcaster.i18n import _, language


def sentence(wrong: click.ClickException) -> str:
    """The sentence, with its full stop. What is not known here is said in click's words, which our catalogue translates."""
    match wrong:
        case MissingParameter(param=click.Parameter() as param):
            said = _missing(param)
        case NoSuchOption(option_name=name, possibilities=near):
            said = _joined(_("there is no option {name}.").format(name=name), _meant(tuple(near or ())))
        case NoSuchCommand(command_name=name, ctx=ctx):
            near = get_close_matches(name, _commands(ctx), 3)
            said = _joined(_("there is no command {name}.").format(name=name), _meant(tuple(near)))
        case BadParameter(param=click.Parameter() as param):
            said = _misfit(param, wrong)
        case _:
            said = wrong.format_message()
    return said if said.endswith(("。", ".", "？", "?", "！", "!")) else said + _(".")


def _joined(first: str, second: str) -> str:
    """Two sentences; Chinese has no space between them."""
    return f"{first}{'' if language() == 'zh_CN' else ' '}{second}".rstrip()


def _meant(near: tuple[str, ...]) -> str:
    return _("Did you mean {names}?").format(names=_listed(near)) if near else ""


def _commands(ctx: click.Context | None) -> list[str]:
    return ctx.command.list_commands(ctx) if ctx is not None and isinstance(ctx.command, click.Group) else []


def _missing(param: click.Parameter) -> str:
    name = _name(param)
    said = _("{name} is missing.").format(name=name)
    return _joined(said, _choose(param.type)) if isinstance(param.type, click.Choice) else said


def _misfit(param: click.Parameter, wrong: BadParameter) -> str:
    name = _name(param)
    kind = param.type
    if isinstance(kind, click.Choice):
        return _("{name}: that is none of the choices. {choose}").format(name=name, choose=_choose(kind))
    if isinstance(kind, (click.types.IntParamType, click.types.FloatParamType)):
        return _("{name}: write {wanted}.").format(name=name, wanted=_wanted(kind))
    return _("{name}: {wrong}").format(name=name, wrong=wrong.message.removesuffix("."))


def _name(param: click.Parameter) -> str:
    """`--limit`, or an argument as the usage line has it."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or param.name or "").strip("[]").removesuffix("...")


def _choose(kind: "click.Choice[str]") -> str:
    return _("Choose from: {choices}.").format(choices=_listed(tuple(str(one) for one in kind.choices)))


def _wanted(kind: click.types.IntParamType | click.types.FloatParamType) -> str:
    """What number is wanted: a whole one or any, and its bounds."""
    whole = isinstance(kind, click.types.IntParamType)
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is not None and high is not None:
        said = _("a whole number from {low} to {high}") if whole else _("a number from {low} to {high}")
    elif low is not None:
        said = _("a whole number of {low} or more") if whole else _("a number of {low} or more")
    elif high is not None:
        said = _("a whole number of {high} or less") if whole else _("a number of {high} or less")
    else:
        said = _("a whole number") if whole else _("a number")
    return said.format(low=low, high=high)


def _listed(words: tuple[str, ...]) -> str:
    return ("、" if language() == "zh_CN" else ", ").join(words)
