"""How large a batch may be."""

MOST_RUNS = 5_000_000
"""Beyond this the exact yearly sums (`sim.batch.tally`) might not fit their 63 bits."""
LARGEST_SEED = 2**64 - 1
