"""What is said of a scenario beyond whether it can be loaded: findings of meaning and of behaviour, and tools for its author."""
