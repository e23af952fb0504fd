"""Errors that a user can mend: each says what is wrong, where, and what to do."""


class CraftGraphError(Exception):
    """The data is at fault (exit code 1). `str(error)` is one clear line for the user."""


class UsageError(CraftGraphError):
    """The call is at fault (exit code 2): an unknown option value, a query name that does not exist."""
