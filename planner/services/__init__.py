"""What people do: one verb, one transaction, one permission check, one audit line."""
