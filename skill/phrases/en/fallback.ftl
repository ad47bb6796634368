fallback-nothing_heard = I did not hear anything.
fallback-limit = Sorry, I can't help with that.
fallback-not_understood = I did not understand that.
fallback-examples = I did not understand that. Say, for example: reorder coffee filters, or: where is my order.
