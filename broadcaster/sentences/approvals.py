"""Approvals."""

from broadcaster.i18n import N_

SAY = {
    "approval.changed": N_("{title} was changed after {by} approved it on {on} (request {id}), so it does not air. Restore the text, or request it anew: broadcaster approval request."),
    "approval.complete": N_("Request {id} has all its signatures. Nothing is left to sign."),
    "approval.expired": N_("{title} was approved until {last} (request {id}). Request it anew: broadcaster approval request."),
    "approval.never-requested": N_("Nobody has requested {title}, so it does not air. Request it: broadcaster approval request {name}"),
    "approval.no-reason": N_("A rejection says why. Give --reason."),
    "approval.no-such-step": N_("Request {id} does not need the signature {step}. It waits for: {needed}."),
    "approval.not-yet": N_("{title} is approved from {first} on (request {id}). Until then it does not air."),
    "approval.out-of-turn": N_("Request {id} waits for {needed} first. Have that signed before."),
    "approval.over": N_("Request {id} is over: {by} ended it on {on} ({reason}). Request the text anew: broadcaster approval request."),
    "approval.own-text": N_("{by} wrote request {id} and cannot sign it. Another person must."),
    "approval.range": N_("The first date {first} is after the last, {last}. Write the earlier one first."),
    "approval.rejected": N_("{title} was rejected by {by} on {on}: {reason}. Change the text and request it anew: broadcaster approval request."),
    "approval.signed-already": N_("{by} has signed request {id} already. Another person must sign the other step."),
    "approval.step-signed": N_("Request {id} has the signature {step} already. It waits for: {needed}."),
    "approval.text-changed": N_("The text of request {id} is another one now, so a signature would release what nobody read. Request it anew: broadcaster approval request."),
    "approval.text-gone": N_("What request {id} is about ({name}) is not there any more. Put it back, or withdraw the request: broadcaster approval withdraw {id}"),
    "approval.unknown-id": N_("No request is called {found}. See: broadcaster approval list"),
    "approval.waits-head": N_("{title} waits for its head's signature (request {id} by {author}). Sign it: broadcaster approval sign {id} --step head"),
    "approval.waits-recheck": N_("{title} waits to be re-checked (request {id}, signed by {by}). Check it: broadcaster approval sign {id} --step recheck"),
    "approval.withdrawn": N_("The request for {title} was withdrawn by {by} on {on}. Request it anew: broadcaster approval request."),
}
