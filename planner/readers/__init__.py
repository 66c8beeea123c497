"""Reads files people hand in into domain values: hostile until parsed."""
