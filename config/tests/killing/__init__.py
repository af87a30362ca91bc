"""A real installation that is killed: its web server, its worker, its PostgreSQL and the mail server it speaks to."""
