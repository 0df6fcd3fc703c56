"""What a column of a file holds, told as `tideline evaluate` tells it (ColumnSurvey.swift)."""

RECURRENCE = 2  # a category's values recur this often on average at the least
MOST_VALUES = 1000  # more different values than these are no category
MOST_WORDS = 3  # a value of more words on average is a text


def holds(values):
    """Returns number where every value is one, category where short values recur, else text."""
    values = [v for v in values if v is not None]
    if values and all(_is_number(v) for v in values):
        return "number"
    words = sum(len(str(v).split(" ")) for v in values)
    different = len(set(map(str, values)))
    recurs = different * RECURRENCE <= len(values)
    is_category = recurs and words <= MOST_WORDS * len(values) and different <= MOST_VALUES
    return "category" if is_category or not values else "text"


def _is_number(value):
    if isinstance(value, bool):
        return False
    try:
        float(value)
        # Python takes these for numbers; in a file they are words.
        return str(value).strip().lower().lstrip("+-") not in ("nan", "inf", "infinity")
    except (TypeError, ValueError):
        return False
