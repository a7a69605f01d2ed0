"""The screens and panels of a game, one a file; each draws itself with the kit from what the game tells."""
