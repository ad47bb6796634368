"""The pages that a bank and a payment provider would show, for the sandbox that moves no money."""
