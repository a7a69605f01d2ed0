"""`python -m sim.cli` is `article4`."""

import sys

from sim.cli import main

sys.exit(main())
