"""What `netcourse new` writes: the smallest right skeleton of each thing, with its blanks named."""
