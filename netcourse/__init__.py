"""The neuroendocrine tumour course: lessons, questions and fair marking in Jupyter."""
