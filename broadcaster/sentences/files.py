"""Any file people write for us: its encoding and its structure, whatever it says."""

from broadcaster.i18n import N_

SAY = {
    "file.alias": N_("There is no anchor of this name (*…) in the file. Write the value itself."),
    "file.binary": N_("This is no text (it holds bytes no editor writes). Give the right file, or restore it from its last copy."),
    "file.bracket": N_("The bracket opened here is not closed, or a comma is missing inside it. Write [a, b] or {{a: b, c: d}}."),
    "file.colon-space": N_("The colon after {key} needs a space behind it. Write {key}: and then the value."),
    "file.continued": N_("This value runs on into the next line ({found}). A key may have lost its colon there, or be indented too far; else put the value in quotes."),
    "file.directory": N_("This is a folder. Give the file in it."),
    "file.documents": N_("A second document begins here (---). A file holds one: delete the line ---, or move what follows to its own file."),
    "file.duplicate-key": N_("{key} stands here a second time; the first is in line {line}. Delete one of them, or begin the next entry with a dash."),
    "file.empty": N_("The file is empty. Copy {example} and change it."),
    "file.encoding": N_("The file is not saved as UTF-8. Open it in the editor and save it with the encoding UTF-8."),
    "file.full-width": N_("{chars} in “{found}” are full-width characters; the file's structure needs ordinary ones (: , [ ] with a space after : and ,). Switch the keyboard to English and type them again."),
    "file.gbk": N_("The file is saved as GBK (ANSI). Open it in the editor and save it with the encoding UTF-8."),
    "file.no-file": N_("There is no such file. Check the path; it usually is {example}."),
    "file.quote": N_("The quotation mark opened here is never closed. Close it on the same line."),
    "file.recursive": N_("This piece contains itself (an anchor & used inside its own value). Write the value itself."),
    "file.syntax": N_("The structure breaks at “{found}”. Check that lines are indented alike, each key has one colon with a space after it, and a value with special characters is in quotes."),
    "file.tab": N_("This line is indented with a tab. Use spaces."),
    "file.too-big": N_("The file has {size} MB; a file of this kind has at most {limit}. Give the right file."),
    "file.too-deep": N_("Lists and tables are nested too deeply here. Restore the file from its last copy."),
    "file.unreadable": N_("The file cannot be read ({reason}). Check its permissions."),
    "file.wide-colon": N_("The colon after {key} is a full-width one. Write {key}: with an ordinary colon and a space."),
    "file.wide-space": N_("This line is indented with full-width spaces. Use ordinary ones."),
}
