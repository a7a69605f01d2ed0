"""What no treaty wrote: relations, opinion, stability, crises, forces, and what follows from a kept or broken word."""
