"""How the process gives memory back: pictures of the map come and go by tens of megabytes, in several threads.

glibc raises the size from which on a block is mapped by itself with every large block that is freed, and keeps an arena for each
thread; what is freed then stays with the process. Fixed bounds return it. And once the rules are compiled or loaded, seventy
megabytes of the compiler lie mapped that nobody runs any more: they go back to the file, from which the system reads a page
again should it be run after all. Elsewhere than under Linux with glibc nothing is done.
"""

import ctypes
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TRIM, MAPPED, ARENAS = -1, -3, -8
"""Numbers of `mallopt` for the free memory kept at the top, the size from which on blocks are mapped, and arenas (malloc.h)."""
BOUND = 1 << 20
NOT_NEEDED = 4
"""Number of the advice to `madvise` that pages are not needed now (sys/mman.h): those of a file are dropped and read again."""
COMPILER = "libllvmlite"
AREA = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \S+\s*(.*)$")


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


def give_back() -> bool:
    """Give back what loading has left behind: free blocks, and the code of the compiler. False where that is not possible."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        library = ctypes.CDLL(None)
        trim, advise = library.malloc_trim, library.madvise
        advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        trim(0)
        return all([advise(start, size, NOT_NEEDED) == 0 for start, size in untouched(COMPILER)])
    except (OSError, AttributeError):
        return False


def untouched(library: str) -> Iterator[tuple[int, int]]:
    """The areas of a library that are as in its file: start and size in bytes. What was written to is left out."""
    area: tuple[int, int] | None = None
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace").splitlines():
        found = AREA.match(line)
        if found is not None:
            start, end, rights, path = found.groups()
            named = Path(path).name.startswith(library) and "w" not in rights
            area = (int(start, 16), int(end, 16) - int(start, 16)) if named else None
        elif area is not None and line.startswith("Anonymous:"):
            if int(line.split()[1]) == 0:
                yield area
            area = None
