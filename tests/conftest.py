"""What all tests share."""

from hypothesis import settings

# A busy machine is no fault of the program: no example is failed for the time that it took.
settings.register_profile("craftgraph", deadline=None)
settings.load_profile("craftgraph")
