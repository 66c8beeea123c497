"""Reads the content files of the program into domain values; says file and key when one is wrong."""
