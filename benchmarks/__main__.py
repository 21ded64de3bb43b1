"""`python -m benchmarks`: the same as `benchmarks/bench.py`."""

import sys

from benchmarks.bench import main

if __name__ == "__main__":
    sys.exit(main())
