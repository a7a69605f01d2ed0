"""What a person reads: the chronicle in sentences, a decision explained, the rule book."""
