"""Implement the storage port on memory, SQLite and DynamoDB."""
