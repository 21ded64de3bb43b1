"""The service desk: clerks, rights, sessions, privacy."""

from broadcaster.i18n import N_

SAY = {
    "desk.clerk-locked": N_("{name} is locked. An administrator can unlock: desk clerk lock {name} --off."),
    "desk.clerk-name": N_("“{name}” cannot be a clerk's name. Use letters, Chinese characters, digits, - _ and ."),
    "desk.clerk-taken": N_("There is a clerk {name}, or one with that account, already. Choose another name."),
    "desk.founded": N_("The desk has its clerks already. Sign in (desk sign-in), or ask an administrator for an account."),
    "desk.last-manager": N_("Somebody must be left who may manage clerks. Give that right to another clerk first."),
    "desk.no-clerk": N_("There is no clerk {name}. `desk clerk list` shows them."),
    "desk.no-right": N_("{clerk} lacks the right to {right} here ({book}). An administrator can give it: desk clerk rights {clerk} --book {book} --give {right}."),
    "desk.no-such-right": N_("{right} is no right. There are: {known}."),
    "desk.not-signed-in": N_("Nobody is signed in. Sign in first: desk sign-in NAME (on a new store: desk init)."),
    "desk.password-differs": N_("The two passwords differ. Try again."),
    "desk.password-short": N_("The password is too short. Use at least {least} signs."),
    "desk.retention-permanent": N_("The manuals want ledgers and recordings kept for ever; the law wants personal data kept no longer than needed (PIPL art. 19). {rows} rows of {book} are older than {years} years. Erase what is personal in them: desk retention --erase."),
    "desk.session-over": N_("Your session is over. Sign in again: desk sign-in NAME."),
    "desk.too-many-tries": N_("Too many wrong passwords. Wait {minutes} minutes, or have an administrator set a new one."),
    "desk.unknown-account": N_("No clerk belongs to this machine's account {account}. Sign in by name: desk sign-in NAME."),
    "desk.wrong-password": N_("Name and password do not belong together. Try again."),
}
