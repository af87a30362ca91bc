"""Small named leaves that every app may use and that use none of them."""
