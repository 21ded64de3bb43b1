"""The daemon's local API (HTTP on a Unix socket) and its client, and the lock that keeps one daemon to a store."""
