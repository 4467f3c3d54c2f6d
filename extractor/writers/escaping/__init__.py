"""One module per output context, each with the filters that make any text safe in that context."""
