"""Days that editors write in other ways than ISO 8601."""

import re
from datetime import date


def one_day(value: str) -> str | None:
    """A day whose parts can be told apart: the year first, or a day above 12."""
    found = re.fullmatch(r"(\d{1,4})([-./ ])(\d{1,2})\2(\d{1,4})", value)
    if not found:
        return None
    one, month, other = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        year, day = one, other
    elif len(found[4]) == 4 and (one > 12) != (month > 12):
        year, day, month = other, max(one, month), min(one, month)
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
