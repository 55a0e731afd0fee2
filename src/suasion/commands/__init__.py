"""The verbs of the command line, one module each (or a few that belong together). Thin: parse, call, print."""
