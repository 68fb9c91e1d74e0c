"""What neighbours need, who stands behind it, what was answered, and whether it helped."""
