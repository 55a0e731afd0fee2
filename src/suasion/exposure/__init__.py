"""EXPOSURE: who is exposed to which commodity, by which mechanism, as the reports say it; and how far prices have moved.

    named       commodities, and who buys or sells them, sentence by sentence
    prices      series that the user brings: CSV, checked for gaps and time zones
    windows     how far a price moved after an event, against what it moves on ordinary days
    cone        the range in which a price has stayed, with the coverage that this range had in the past
    direction   the test that shows that up or down is not forecastable

No direction is ever called.
"""
