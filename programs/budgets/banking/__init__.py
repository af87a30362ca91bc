"""From a statement that was read to what a bank account holds, what each line of it pays, and what differs."""
