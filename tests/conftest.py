"""What holds for all tests."""

from hypothesis import settings

# Speed is measured in benchmarks/: a busy machine fails no test.
settings.register_profile("suasion", deadline=None)
settings.load_profile("suasion")
