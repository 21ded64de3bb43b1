"""How written text is said: the list of readings."""

from broadcaster.i18n import N_

SAY = {
    "wording.empty": N_("“{written}” has no reading. Write behind the colon how it is said, or delete the line."),
    "wording.figure": N_("A reading is said as it stands, and “{found}” has figures in it. Write them as words."),
    "wording.language": N_("Nothing is read aloud in {found}. Choose one of: {known}."),
    "wording.no-list": N_("There is no list of readings, so names are read as they are written. To change that, write {example}."),
    "wording.not-findable": N_("“{written}” has no letter that could be found in a text. Write the word that is read wrong."),
    "wording.sign": N_("A reading is said as it stands, and “{found}” has signs in it that nobody can say. Use characters, letters and spaces only."),
    "wording.single": N_("“{written}” alone is replaced everywhere, also inside other words. Write the whole word, as in 银行."),
    "wording.top-level": N_("A list of readings begins with a language (zh_CN: or en:) at the start of a line, and its words below it, indented."),
    "wording.twice": N_("“{written}” stands here a second time; the first is in line {line}. Delete one of them."),
    "wording.unknown-language": N_("Readings are kept for {known}; {found} is none of them. Correct the language, and indent the words below it."),
    "wording.want-reading": N_("“{written}” takes one reading, not a list or words of its own. Write it behind the colon."),
    "wording.want-words": N_("Below {language} stand words with their readings. Write each on a line of its own, indented: 重庆: 崇庆"),
}
