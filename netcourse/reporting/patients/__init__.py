"""What a class did with patients at the board: where they anchored, what they never asked, what was unsafe, what it cost."""
