"""What `make demo` does: fill a portal with invented cables, and run its processes."""
