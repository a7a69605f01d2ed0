"""Scenario files: read strictly, checked by layers, built into a world and its setting."""
