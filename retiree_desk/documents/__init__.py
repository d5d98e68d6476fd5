"""Paper: plain values in, a file out; the only place that imports reportlab and python-docx."""
