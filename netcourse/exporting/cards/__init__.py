"""Cards for Anki: a unit's practice questions, and for one student what his page of feedback tells him that he missed."""
