"""How a state decides, term by term: random-utility logits whose terms are kept as the reasons of each decision."""
