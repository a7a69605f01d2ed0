"""How figures are written where a person reads them."""


def percent(share: float, digits: int = 0) -> str:
    """A share of 0 to 1 in hundredths, with a space before the sign: 0.4 is "40 %"."""
    return f"{100.0 * share:.{digits}f} %"
