"""Clean text, words, sentences, numbers: knows no article."""
