"""Condolences: single ones, campaigns with their signatures, funds and what is left in them."""
