"""Hostile files, built and never stored. Each has about the size it is asked for.

`ATTACKS` must be refused. `HEAVY` is lawful and dear: it is accepted, and must stay
within the same limits.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable

from innocent import clean, declaratie, minimal_name, toewijzing


MB = 1024 * 1024
FULL = 25 * MB - 4096

OWN = "http://www.istandaarden.nl/ijw/3_2/jw323/schema"
SHARED = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema"
START = f'<p:Bericht xmlns:p="{OWN}" xmlns:i="{SHARED}">'.encode()
END = b"</p:Bericht>"


def _doctype(inner: str, reference: str = "") -> bytes:
    body = declaratie().decode().replace("RN0", reference or "RN0")
    start = body.index("?>") + 2
    return f"{body[:start]}<!DOCTYPE Bericht {inner}>{body[start:]}".encode()


def billion_laughs(size):
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)
    )
    return _doctype(f"[{entities}]", "&a11;")


def quadratic_blow_up(size):
    return _doctype(f'[<!ENTITY a "{"x" * (size // 2)}">]', "&a;" * (size // 8))


def external_entity(size):
    return _doctype('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "&a;")


def parameter_entity(size):
    return _doctype('[<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]')


def external_dtd(size):
    return _doctype('SYSTEM "http://127.0.0.1:9/x.dtd"')


def default_attributes(size):
    return _doctype('[<!ATTLIST Bericht a CDATA "x">]')


def doctype_in_utf16(size):
    text = external_entity(size).decode().replace("UTF-8", "UTF-16")
    return text.encode("utf-16")


def utf16_without_bom(size):
    return declaratie().decode().replace("UTF-8", "UTF-16LE").encode("utf-16-le")


def utf7_declared(size):
    return declaratie().replace(b"UTF-8", b"UTF-7").replace(b"RN0", b"+ADw-x+AD4-")


def latin1_declared(size):
    return declaratie().replace(b"UTF-8", b"ISO-8859-1").replace(b"RN0", b"\xe9")


def ebcdic(size):
    return declaratie().decode().replace("UTF-8", "CP037").encode("cp037")


def byte_order_mark(size):
    return b"\xef\xbb\xbf" + declaratie()


def gzip_bomb(size):
    return gzip.compress(b" " * size)


def nul_bytes(size):
    return declaratie().replace(b"RN0", b"RN\0")


def control_characters(size):
    return declaratie().replace(b"RN0", b"RN\x01")


def wrong_utf8_at_the_end(size):
    return clean(size) + b"<!-- \xff -->"


def overlong_utf8(size):
    return declaratie().replace(b"RN0", b"\xc0\xbc")


def surrogate_utf8(size):
    return declaratie().replace(b"RN0", b"\xed\xa0\x80")


def xinclude(size):
    include = (
        b'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'
    )
    return declaratie().replace(b"RN0", include)


def deep_unknown(size):
    return START + b"<a>" * ((size - 200) // 3)


def deep_and_closed(size):
    times = (size - 300) // 7
    return START + b"<a>" * times + b"</a>" * times + END


def deep_known(size):
    return START + b"<p:Header>" * ((size - 200) // 10)


def fifty_thousand_attributes(size):
    attributes = b" ".join(b'a%d="1"' % number for number in range(50_000))
    return declaratie().replace(b"<jw323:Bsn>", b"<jw323:Bsn " + attributes + b">")


def millions_of_attributes(size):
    attributes = b" ".join(b'a%x=""' % number for number in range(size // 11))
    return declaratie().replace(b"<jw323:Bsn>", b"<jw323:Bsn " + attributes + b">")


def millions_of_attributes_on_the_root(size):
    attributes = b" ".join(b'a%x=""' % number for number in range(size // 11))
    return declaratie().replace(
        b"<jw323:Bericht ", b"<jw323:Bericht " + attributes + b" "
    )


def unclosed_attributes(size):
    attributes = b" ".join(b'a%x=""' % number for number in range(size // 11))
    return declaratie().replace(b"<jw323:Bsn>", b"<jw323:Bsn " + attributes)


def many_namespaces(size):
    spaces = b" ".join(b'xmlns:a%x="u%x"' % (n, n) for n in range(size // 24))
    return declaratie().replace(b"<jw323:Bsn>", b"<jw323:Bsn " + spaces + b">")


def namespaces_everywhere(size):
    spaces = b" ".join(b'xmlns:a%x="u"' % number for number in range(900))
    client = b"<p:Client " + spaces + b">"
    return START + client * (size // len(client))


def long_name(size):
    return START + b"<" + b"a" * (size - 300) + b"/>" + END


def long_attribute(size):
    value = b'<p:Header a="' + b"x" * (size - 300) + b'">'
    return START + value + END


def one_endless_text(size):
    return declaratie().replace(b"RN0", b"R" * (size - 8192))


def text_between_elements(size):
    text = b"x" * (size - 8192)
    return declaratie().replace(b"<jw323:Clienten>", text + b"<jw323:Clienten>")


def pieces_of_references(size):
    return toewijzing(b"&#65;" * ((size - 8192) // 5))


def pieces_of_cdata(size):
    return toewijzing(b"<![CDATA[a]]>" * ((size - 8192) // 13))


def pieces_of_comments(size):
    return toewijzing(b"a<!---->" * ((size - 8192) // 8))


def pieces_of_instructions(size):
    return toewijzing(b"a<?x?>" * ((size - 8192) // 6))


def pieces_after_a_long_text(size):
    return toewijzing(b"a" * (8 * MB) + b"&amp;" * 200_000)


def every_client_wrong(size):
    return clean(size).replace(b"999900006", b"99990000X")


def every_value_wrong(size):
    return clean(size).replace(b"<jw323:Eenheid>04", b"<jw323:Eenheid>05")


def tiny_unknown_elements(size):
    return START + b"<a/>" * ((size - 300) // 4) + END


def tiny_known_elements(size):
    return START + b"<p:Header/>" * ((size - 300) // 11) + END


def tiny_wrong_codes(size):
    own = OWN.replace("jw323", "jw325")
    start = f'<Bericht xmlns="{own}"><Header><RetourCodes>'.encode()
    return start + b"<RetourCode>x</RetourCode>" * ((size - 400) // 26)


def wrong_at_the_last_line(size):
    data = clean(size)
    place = data.rindex(b"D</ijw:DebetCredit>")
    return data[:place] + b"X" + data[place + 1 :]


def cut_off_at_the_end(size):
    return clean(size)[:-20]


def comment_before_the_root(size):
    comment = b"<!--" + b"x" * (size - 8192) + b"-->"
    return declaratie().replace(b"<jw323:Bericht ", comment + b"<jw323:Bericht ")


def instructions_before_the_root(size):
    many = b"<?a b?>" * ((size - 8192) // 7)
    return declaratie().replace(b"<jw323:Bericht ", many + b"<jw323:Bericht ")


def too_large(size):
    return clean(size) + b" " * (3 * MB)


def undefined_entity(size):
    return declaratie().replace(b"RN0", b"&onbekend;")


def repeated_attribute(size):
    return declaratie().replace(b"<jw323:Bsn>", b'<jw323:Bsn a="1" a="2">')


def undeclared_prefix(size):
    return declaratie().replace(b"<jw323:Bsn>", b"<q:Bsn>")


def two_roots(size):
    data = declaratie()
    return data + data[data.index(b"<jw323") :]


def endless_digits(size):
    digits = b"9" * (9 * MB)
    return declaratie().replace(b"<jw323:Eenheid>04", b"<jw323:Eenheid>" + digits)


def endless_number(size):
    number = b"<jw323:ProductTarief>" + b"0" * (9 * MB)
    return declaratie().replace(b"<jw323:ProductTarief>", number + b"x")


def endless_year(size):
    year = b"<ijw:Begindatum>" + b"9" * (9 * MB)
    return declaratie().replace(b"<ijw:Begindatum>", year, 1)


def endless_blanks_in_a_name(size):
    return minimal_name(b" " * (9 * MB))


def noise(size):
    return random.Random(1).randbytes(size)


def noise_after_a_start(size):
    letters = b"<>/&;\"'=!?-[] \nabcp:i"
    rng = random.Random(2)
    return START + bytes(rng.choices(letters, k=min(size, 2 * MB)))


def nothing(size):
    return b""


def only_blanks(size):
    return b" " * size


def only_less_than(size):
    return b"<" * size


def only_ampersands(size):
    return START + b"&" * (size - 300)


def open_tags_with_quotes(size):
    return START + b"<a b='" * ((size - 300) // 6)


ATTACKS: tuple[Callable[[int], bytes], ...] = (
    *(billion_laughs, quadratic_blow_up, external_entity, parameter_entity),
    *(external_dtd, default_attributes, doctype_in_utf16, utf16_without_bom),
    *(utf7_declared, latin1_declared, ebcdic, byte_order_mark, gzip_bomb, nul_bytes),
    *(control_characters, wrong_utf8_at_the_end, overlong_utf8, surrogate_utf8),
    *(xinclude, deep_unknown, deep_and_closed, deep_known, fifty_thousand_attributes),
    *(millions_of_attributes, millions_of_attributes_on_the_root, unclosed_attributes),
    *(many_namespaces, namespaces_everywhere, long_name, long_attribute),
    *(one_endless_text, text_between_elements, pieces_of_references, pieces_of_cdata),
    *(pieces_of_comments, pieces_of_instructions, pieces_after_a_long_text),
    *(every_client_wrong, every_value_wrong, tiny_unknown_elements),
    *(tiny_known_elements, tiny_wrong_codes, wrong_at_the_last_line),
    *(cut_off_at_the_end, comment_before_the_root, instructions_before_the_root),
    *(too_large, undefined_entity, repeated_attribute, undeclared_prefix, two_roots),
    *(endless_digits, endless_number, endless_year, endless_blanks_in_a_name, noise),
    *(noise_after_a_start, nothing, only_blanks, only_less_than, only_ampersands),
    *(open_tags_with_quotes,),
)


def comment_of_nine_megabytes(size):
    return toewijzing(b"a " * (4 * MB + MB // 2))


def two_comments_of_nine_megabytes(size):
    text = b"<jw301:Commentaar>" + b"a." * (4 * MB + MB // 2) + b"</jw301:Commentaar>"
    data = toewijzing(b". " * (4 * MB + MB // 2))
    return data.replace(
        b"</jw301:ToegewezenProduct>", text + b"</jw301:ToegewezenProduct>"
    )


def comment_of_many_lines(size):
    return toewijzing(b"regel\r\n" * (9 * MB // 7))


def comment_of_blanks_and_a_letter(size):
    return toewijzing(b" " * (9 * MB) + b"x")


def comments_between_records(size):
    return clean(size // 2).replace(b"</jw323:Eenheid>", b"</jw323:Eenheid><!-- x -->")


def an_attribute_on_every_record(size):
    hint = (
        b' xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="a b"'
    )
    return clean(size // 2).replace(
        b"<jw323:Prestatie>", b"<jw323:Prestatie" + hint + b">"
    )


HEAVY: tuple[Callable[[int], bytes], ...] = (
    *(clean, comment_of_nine_megabytes, two_comments_of_nine_megabytes),
    *(comment_of_many_lines,),
    *(comment_of_blanks_and_a_letter, comments_between_records),
    *(an_attribute_on_every_record,),
)
