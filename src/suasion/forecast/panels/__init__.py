"""From tables to instances: on a day, what was known, and later, what came of it."""
