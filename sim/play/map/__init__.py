"""The map: an atlas of indivisible pieces, two projections, a crisp picture drawn in a worker thread, and marks on top of it."""
