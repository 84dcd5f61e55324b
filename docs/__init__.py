"""The pages of the course and what makes them; `make docs` builds them."""
