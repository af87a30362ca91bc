"""What tests of the reports share."""

import pytest

from reporting import making


@pytest.fixture
def quick_pdf(monkeypatch) -> None:
    """Stands for the PDF where a test is not about it: it takes seconds, and has its own tests."""
    monkeypatch.setattr(making, "render_pdf", lambda document: f"%PDF {document.title}".encode())
