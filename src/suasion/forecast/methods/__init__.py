"""Methods that learn from closed instances and give a probability: each small enough to read off why it says so."""
