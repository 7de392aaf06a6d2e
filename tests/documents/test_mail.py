"""Mail: which parts are read and as what, through transfer encodings; what is quoted; what is no message."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from factcheck.documents import Block, read_document
from factcheck.errors import DocumentError
from tests.cli.conftest import Run

BODY = "Dear all,\n\nThere are “12,000” people –\nor so.\n\n> How many\n> are there?\n\n-- \nAnna, 13,000 Street\n"


def blocks(content: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_document(content, path="a.eml").blocks]


def plain(text: str, head: str = "") -> bytes:
    return f"Subject: s\n{head}\n{text}".encode()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_a_message_as_programs_write_it(transfer: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Größe: how many – there are 12,000 people, and this goes on until the line is folded"
    message["From"] = "13,000 <a@example.org>"
    message.set_content(BODY, cte=transfer)
    for policy in (message.policy, message.policy.clone(linesep="\r\n")):
        assert blocks(message.as_bytes(policy=policy)) == [
            ("title", message["Subject"]),
            ("paragraph", "Dear all,"),
            ("paragraph", "There are “12,000” people – or so."),
            ("quotation", "How many are there?"),
        ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n--\nAnna\n", [("paragraph", "a")]),
        (
            "a\n\n--\n" + "A full line of text.\n" * 20,
            [("paragraph", "a"), ("paragraph", "-- " + " ".join(["A full line of text."] * 20))],
        ),
        ("a\n-- \nAnna\n> b\n", [("paragraph", "a"), ("quotation", "b")]),
        (
            "a\n----- Original Message -----\nb c\n\nd e\n",
            [("paragraph", "a"), ("quotation", "b c"), ("quotation", "d e")],
        ),
        (">> a\n> b\n", [("quotation", "a b")]),
        ("", []),
    ],
)
def test_quotations_and_signatures(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(plain(text))[1:] == expected


def test_of_alternatives_the_plain_text_is_read_and_attachments_are_not() -> None:
    message = EmailMessage()
    message["Subject"] = "s"
    message.set_content("a plain text\n")
    message.add_alternative("<p>an HTML text", subtype="html")
    message.add_attachment("an attachment", filename="a.txt")
    message.add_attachment("<p>an <b>insert</b><!-- c -->", subtype="html", disposition="inline")
    assert blocks(message.as_bytes()) == [("title", "s"), ("paragraph", "a plain text"), ("paragraph", "an insert")]


def test_html_alone_is_read_and_its_title_is_not_that_of_the_message() -> None:
    message = EmailMessage()
    message["Subject"] = "s"
    message.set_content("<title>t</title><blockquote>12<b>,000</b></blockquote>", subtype="html", cte="base64")
    assert blocks(message.as_bytes()) == [("title", "s"), ("paragraph", "t"), ("quotation", "12,000")]


def test_a_forwarded_message() -> None:
    inner = "Subject: inner\n\nb\n"
    head = "Content-Type: multipart/mixed; boundary=x\n"
    parts = f"no part\n--x\n\na\n--x\nContent-Type: message/rfc822\n\n{inner}--x--\nno part\n"
    assert blocks(plain(parts, head)) == [("title", "s"), ("paragraph", "a"), ("heading", "inner"), ("paragraph", "b")]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("a\n b", "a b"),
        ("=?utf-8?q?b=C3=A9_c?= d", "bé c d"),
        ("=?utf-8?Q?12=2C?=\n =?utf-8?B?MDAw?= e", "12,000 e"),
        ("=?iso-8859-1*en?q?=E9?=", "é"),
        ("=?x-none?q?=E9?= f", "=?x-none?q?=E9?= f"),
        ("1 =? 2", "1 =? 2"),
    ],
)
def test_subjects(subject: str, expected: str) -> None:
    source = f"From: x\nSubject: {subject}\nTo: y\n\n"
    document = read_document(source.encode(), path="a.eml")
    assert [block.text for block in document.blocks] == [expected]
    start, end = document.blocks[0].source_span(0, len(expected))
    assert subject.endswith(source[start:end]) or source[start:end] in subject


@pytest.mark.parametrize(
    ("charset", "text"),
    [("iso-8859-1", "caf\u00e9"), ("shift_jis", "ソ能\\ 12"), ("iso-2022-jp", "東京 12"), ("utf-16", "é 12")],
)
def test_character_sets(charset: str, text: str) -> None:
    octets = text.encode(charset)
    quoted = "".join(
        f"={octet:02X}" if octet > 126 or octet in b"=\x1b" or octet < 32 else chr(octet) for octet in octets
    )
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n"
    assert blocks(plain(quoted, head)) == [("title", "s"), ("paragraph", text)]


def test_eight_bit_text_is_read_in_the_character_set_that_it_names() -> None:
    content = 'Subject: s\r\nContent-Type: text/plain;\r\n\tcharset="windows-1251"\r\n\r\nБишкек\r\n'.encode("cp1251")
    assert blocks(content)[1:] == [("paragraph", "Бишкек")]


def test_base64_is_told_by_the_letters_that_hold_the_words() -> None:
    source = "Content-Transfer-Encoding: base64\n\nYSAxMiwwMDAgYg==\n"
    (block,) = read_document(source.encode(), path="a.eml").blocks
    assert isinstance(block, Block)
    start, end = block.source_span(2, 8)
    assert (block.text[2:8], source[start:end]) == ("12,000", "AxMiwwMDA")


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"There are 12,000.\n", (1, 1), "not a message"),
        (b"", (1, 1), "not a message"),
        (plain("x", "Content-Type: text/plain; charset=utf-9\n"), (4, 1), "'utf-9'"),
        (plain("x =E9 y", "Content-Transfer-Encoding: quoted-printable\n"), (4, 3), "0xe9 does not decode"),
    ],
)
def test_malformed_messages(content: bytes, place: tuple[int, int], message: str) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        blocks(content)
    assert (caught.value.path, caught.value.line, caught.value.column) == ("a.eml", *place)


def test_mail_is_checked(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        plain("\U0001f600 There are 1=\n2 people.\n", "Content-Transfer-Encoding: quoted-printable\n")
    )
    (tmp_path / "b.eml").write_bytes(b"12 people")
    outcome = check_line("check", "a.eml", "b.eml")
    assert outcome.code == 2
    assert outcome.out.startswith("a.eml:4:13: error[people]")
    assert "b.eml:1:1: error: not a message" in outcome.err
