"""Pages of accountability packs: those who prepare them, and the funders who receive them."""
