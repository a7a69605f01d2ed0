"""The vocabulary of the simulation: what things are called, and the arithmetic every rule may use."""
