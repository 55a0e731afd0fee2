"""Public tables that a user brings: found in a folder by their columns, read into plain records.

None of them is shipped. docs/forecast.md says where each comes from and under which terms.
"""
