"""`python -m broadcaster.desk_cli`: as `desk`."""

from broadcaster.desk_cli import main

main()
