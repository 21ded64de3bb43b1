"""The steps from an empty store to this program's, in `versions/`; `HEAD` is the newest."""

HEAD = "0180"
