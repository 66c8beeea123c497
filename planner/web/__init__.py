"""Plain HTTP beside the pages: headers, health, and who sits at this browser."""
