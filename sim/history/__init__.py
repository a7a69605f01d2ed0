"""The documented record: the rule that codes it, and (later) the hindcast that tests the simulation against it."""
