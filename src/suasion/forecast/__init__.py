"""FORECAST: how likely, by when, and how good such forecasts have been.

    score/      proper scores, their decomposition, skill against a named reference, with intervals
    tables/     the public tables that a user may bring (UCDP, ICB, leaders, sanctions): CSV or Parquet
    panels/     from tables to instances: what was known on a day, and what came of it
    methods/    simple, shrunk methods: a table of cells, a logit, blends with the base rate
    backtest/   each method judged on days that it had not seen
    rates/      reference classes: k of n, an interval, a hazard
    questions/  questions with a rule, a deadline and a source; drafted from a case, frozen once opened
    answer/     a forecast: base rate, what moves it, conditionals, in a record that gives itself again

Nothing here knows the future better than its table of skill says (docs/forecast.md).
"""
