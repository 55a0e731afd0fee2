"""Methods judged on days that they had not seen: rolling origin, closed windows, families kept together."""
