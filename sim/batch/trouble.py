"""What keeps a batch from being done, in words for its user."""


class Trouble(Exception):
    """A batch cannot be begun, or cannot go on. The text is the whole message: what is wrong and what to do."""


class Interrupted(Exception):
    """The user has stopped the batch; what was finished is kept."""

    def __init__(self, done: int, wanted: int):
        self.done = done
        self.wanted = wanted
        super().__init__(f"interrupted after {done} of {wanted} runs; run the same command again to go on")
