"""What leaves the course on a teacher's word: marks for a learning platform, and questions and cards for other programs."""
