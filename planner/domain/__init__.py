"""Pure rules and values: the standard library only, and no clock (pass `today`)."""
