"""What schemathesis cannot read out of the description: bodies of lines, short waits, real names."""

import schemathesis

TASKS = ["sightings", "helpdesk", "digits"]


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    """What is made up is one text; its spaces become ends of lines, so that there are several."""
    if isinstance(value, bytes):
        return value
    return str(value).replace(" ", "\n").encode("utf-8", "surrogatepass")


@schemathesis.hook
def filter_case(ctx, case):
    """No text is wrong as lines: each line that is gets its refusal in the reply."""
    return case.media_type != "application/x-ndjson" or isinstance(case.body, (str, bytes))


@schemathesis.hook
def map_path_parameters(ctx, path_parameters):
    """Every other made up task is a real one, or nothing but 404 would ever be replied."""
    task = (path_parameters or {}).get("task")
    if isinstance(task, str) and len(task) % 2 == 1:
        path_parameters["task"] = TASKS[ord(task[0]) % len(TASKS)]
    return path_parameters


def shortened(values):
    """Waits that are allowed, down to a fifth of a second: a caller who waits is not stuck."""
    wait = values.get("wait") if isinstance(values, dict) else None
    if isinstance(wait, (int, float)) and not isinstance(wait, bool) and 0 <= wait <= 300:
        values["wait"] = min(wait, 0.2)


@schemathesis.hook
def before_call(ctx, case, kwargs):
    shortened(case.query)
    shortened(case.body)
    if isinstance(case.body, dict) and isinstance(case.body.get("questions"), list):
        for question in case.body["questions"]:
            shortened(question)
