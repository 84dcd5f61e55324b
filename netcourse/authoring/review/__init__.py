"""For the clinician who will sign: everything that one speciality must see, and the signatures that come back."""
