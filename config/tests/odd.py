"""What nobody means to send, and what comes all the same: by mistake, by an old page, by a script, on purpose."""

from random import Random

# NUL has one answer everywhere: it would hide what the rest of a form does, so it comes seldom (see ``text``).
NUL = ("\x00", "a\x00b", "12\x00")
LONG = ("x" * 300, "é" * 5_000, "9" * 5_000, "𝄞" * 300, "a" * 70_000)
TEXTS = (
    "",
    " ",
    "abc",
    "\ufeff",
    "\ud800",
    "\u202e\u200b\u0301",
    "😀" * 40,
    "ﬃ œ Ǆ İ ß",
    "\r\nSet-Cookie: a=b",
    "\t\n\x0b\x1b[31m\x7f\x85",
    "%s %(a)s {0} {a} {{ a }} {% a %}",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "=1+1",
    "../../etc/passwd",
    "//exemple.test/",
    "javascript:alert(1)",
    "http://[",
    "a@b",
    "a@exemple.test",
    "(",
    "[[:nul:]]",
    "\\",
    "*",
    "[]",
    "{}",
    "null",
    "on",
    "None",
    "fr-ca",
    "en",
    "00000000-0000-0000-0000-000000000000",
    "a.b.c-9",
    "id__exact=1&x",
)
NUMBERS = (
    "0",
    "-1",
    "1",
    "2",
    "13",
    "1.5",
    "12,345",
    "1_000",
    "١٢",
    "½",
    "0x10",
    "1e400",
    "1e999999999",
    "NaN",
    "-Infinity",
    "2147483648",
    "-9223372036854775809",
    "9223372036854775808",
    "99999999999999999999999999",
)
DAYS = (
    "0001-01-01",
    "0000-00-00",
    "1899-12-31",
    "2008-06-30",
    "2024-02-30",
    "2008-13-45",
    "9999-12-31",
    "10000-01-01",
    "-0001-01-01",
    "31/12/9999",
    "30 juin 2008",
    "2008-01-01T00:00:00+99:99",
    "2199-12-31",
)
SPANS = ("2007-2008", "2007", "9999-10000", "0000-0001", "2199-2200")
# How many rows an inline is said to have.
COUNTS = ("", "x", "-1", "0", "1", "2", "3", "1e3", "1.5", "1001", "99999", "9" * 30)
FILES = (
    ("vide.csv", b""),
    ("a.csv", b"code;nom\nx;y\n"),
    ("a.csv", b"\xff\xfe\x00\x00"),
    ("a.xlsx", b"PK\x03\x04" + b"\x00" * 40),
    ("a.ods", b"PK\x05\x06" + b"\x00" * 18),
    ("a.pdf", b"%PDF-1.7\n" + b"\xff" * 40),
    ("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40),
    ("../../a\r\n\u202e.csv", b'"'),
    ("x" * 300 + ".csv", b"a;b"),
)


def text(random: Random) -> str:
    """Any of them: the kinds are as likely as one another, but for NUL and what is long."""
    kind = random.random()
    if kind < 0.01:
        return random.choice(NUL)
    if kind < 0.05:
        return random.choice(LONG)
    return random.choice(random.choice((TEXTS, NUMBERS, DAYS, SPANS)))
