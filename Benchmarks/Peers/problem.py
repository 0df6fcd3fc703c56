"""What stops a run, told to whoever started it: what, on what, why, and what to do."""


class Problem(Exception):
    """Its text is shown as it is; a trace would tell a user nothing."""
