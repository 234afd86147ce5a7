"""What articles say about models: attributes, values, proofs, claims, suggestions."""
