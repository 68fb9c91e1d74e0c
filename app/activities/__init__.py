"""What's on: activities and their dates, who comes, who waits for a place, and who came."""
