"""Asks the web about the addresses of the register: politely, and never inside the house."""
