"""Who a class is: pseudonyms and back, what may be read by whom and for how long, and how somebody is forgotten."""
