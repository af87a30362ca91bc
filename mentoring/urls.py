"""Addresses of mentoring."""

urlpatterns = []
