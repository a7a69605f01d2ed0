"""The scenario's script: its op-codes, the machine that evaluates conditions, the effects, and when an event fires."""
