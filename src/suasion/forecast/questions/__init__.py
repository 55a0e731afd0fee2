"""Questions that can be settled: one event, one deadline, a source, and a rule for the odd cases."""
