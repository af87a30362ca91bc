"""Addresses of partnerships: the desk of coordinators, the portal of partners, the directory."""

urlpatterns: list = [
    # --- agreements
    # --- committees
    # --- the directory
]
