"""The world as one buffer of bytes: its layout, its luck, its chronicle, and how it is forked, saved and digested."""
