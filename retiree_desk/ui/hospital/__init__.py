"""Hospital: who is in, who came out and is owed a call, admissions, discharges, the money rules."""
