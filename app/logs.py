"""Fördela's own log: on standard error, beside Streamlit's, without personal data."""

import logging

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def configure() -> None:
    """Send what Fördela logs to standard error; once, however often the app's script runs."""
    log = logging.getLogger("fordela")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
