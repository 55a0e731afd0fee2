"""Reference classes: how often it happened, k of n, with an interval, and by when."""
