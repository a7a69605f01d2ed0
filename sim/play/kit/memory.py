"""What widgets remember from frame to frame, with a number that tells whether anything of it has changed."""

from typing import Any


class Memory(dict[str, object]):
    """Values by the widget's id. `version` grows with every change; writing what is there already is none."""

    def __init__(self) -> None:
        super().__init__()
        self.version = 0

    def __setitem__(self, key: str, value: object) -> None:
        """Remember a value."""
        if key not in self or not same(self[key], value):
            self.version += 1
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        """Forget a value."""
        self.version += 1
        super().__delitem__(key)

    def pop(self, key: str, *other: Any) -> Any:
        """Take a value out."""
        if key in self:
            self.version += 1
        return super().pop(key, *other)

    def setdefault(self, key: str, default: object = None) -> object:
        """The value, remembered now if it was not."""
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self) -> None:
        """Forget everything."""
        self.version += 1
        super().clear()


def same(one: object, other: object) -> bool:
    """Whether two remembered values say the same."""
    return one is other or (type(one) is type(other) and isinstance(one, int | float | str | tuple) and one == other)
