"""Files in and out (workbooks, CSV); may import ``domain``, never SQL or Qt."""
