"""Pages of a PDF in, its paragraphs, headings, notes and table rows in reading order out."""
