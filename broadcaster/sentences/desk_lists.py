"""The service desk: plain registers."""

from broadcaster.i18n import N_

SAY = {
    "desk.check.imported": N_("{field}: a tag that says “imported” names the goods. Enter them: --goods."),
    "desk.check.paper-name": N_("{field}: which paper is it? Enter its name: --kind-name."),
    "desk.check.pay-mix": N_("{field}: the ways of paying have to come to 100 %. Count again."),
    "desk.tag.papers": N_("{goods}: “imported” is not printed without {missing} of this vendor that somebody has looked through. Enter it: desk customs add …, then: desk customs review NUMBER."),
}
