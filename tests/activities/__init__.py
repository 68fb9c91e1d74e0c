"""What is on, who comes, and who came."""
