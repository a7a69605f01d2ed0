"""The law: one article a file, and the council that carries it out."""
