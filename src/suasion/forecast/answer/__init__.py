"""A forecast: the base rate first, then what moves it, then what it would be if; and a record that gives it again."""
