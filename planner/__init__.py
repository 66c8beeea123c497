"""Nettplan: a school's advice on social media, carried out."""
