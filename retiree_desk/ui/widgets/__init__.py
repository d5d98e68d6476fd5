"""The parts every page is built from; imports Qt, the theme, wording and the domain's values, no records."""
