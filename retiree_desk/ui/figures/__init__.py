"""Figures: coverage with the names behind every number, plots, frozen reports."""
