"""What the company's own papers say, read from their text: fields of papers, and answers."""
