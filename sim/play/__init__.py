"""What is seen and heard: the only package that imports pygame (which must be pygame-ce)."""
