"""The page that a student gets back: what it cost, what it would have meant for the patient, where to read again, what to try."""
