"""What the command line offers beyond the build."""
