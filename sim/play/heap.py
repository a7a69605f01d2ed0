"""How the process gives memory back: pictures of the map come and go by tens of megabytes, in several threads.

glibc raises the size from which on a block is mapped by itself with every large block that is freed, and keeps an arena for each
thread; what is freed then stays with the process. Fixed bounds return it. Elsewhere than under glibc nothing is done.
"""

import ctypes
import sys
from functools import cache

TRIM, MAPPED, ARENAS = -1, -3, -8
"""Numbers of `mallopt` for the free memory kept at the top, the size from which on blocks are mapped, and arenas (malloc.h)."""
BOUND = 1 << 20


@cache
def bound_heap() -> bool:
    """Set the bounds, once. False where the C library has none to set."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return False
    return all([mallopt(MAPPED, BOUND), mallopt(TRIM, BOUND), mallopt(ARENAS, 2)])
