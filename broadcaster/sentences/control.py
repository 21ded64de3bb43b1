"""Speaking with the daemon."""

from broadcaster.i18n import N_

SAY = {
    "control.bad-answer": N_("Something answers at the daemon's socket, but not the daemon. See what is running, and restart the daemon."),
    "control.bad-request": N_("The daemon could not read the request ({why}). Send one JSON object with its Content-Length."),
    "control.busy": N_("Another daemon (process {pid}) already airs from {store}. Stop it first: broadcaster stop."),
    "control.failed": N_("The daemon could not carry out {request}; its log says why. The programme goes on."),
    "control.forbidden": N_("You may not speak with the daemon at {socket}. Ask to be added to the group that owns this file."),
    "control.in-the-way": N_("{file} is not a socket, but the daemon's stands there. Move that file away."),
    "control.no-answer": N_("The daemon gave no answer within {seconds} s. See `broadcaster status`, and its log; then ask again."),
    "control.no-daemon": N_("No daemon is on air ({socket}). Start it with `broadcaster run`, or `systemctl start broadcaster`."),
    "control.too-large": N_("The request is larger than {most} bytes. Send less."),
    "control.unknown-path": N_("The daemon knows no {path}. Ask for one of: {known}."),
    "control.wrong-method": N_("{path} wants {method}. Ask again with it."),
}
