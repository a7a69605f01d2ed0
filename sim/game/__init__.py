"""A game without a screen: one world that people and computers govern, looked at, rewound, forecast, kept and judged."""
