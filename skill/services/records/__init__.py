"""Keep each kind of record in the table: its key, its codec and its privacy declaration, once for all engines."""
