"""Ask the CBS service one question at a time, patiently and suspiciously.

Patient: a time-out, a limited number of attempts with growing pauses, and the pause
the service asks for. Suspicious: only JSON of the expected shape passes, up to a size,
and a next page is fetched from the same service only.
"""

from __future__ import annotations

import hashlib
import json
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import NoReturn, Self
from urllib.parse import quote, urljoin

import httpx

from jeugdregio.kernel.errors import (
    ConfigurationError,
    SourceUnavailableError,
    UnknownCodeError,
)


BASE_ADDRESS = "https://datasets.cbs.nl/odata/v1/CBS"
"""Where CBS serves OData v4; older addresses answer with a web page."""

NEXT_LINK = "@odata.nextLink"

_TRY_AGAIN = {408, 429, 500, 502, 503, 504}
_ERROR_BODY_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the service, as it came and as it reads.

    Attributes:
        part: ``Properties``, ``Dimensions``, ``MeasureCodes``, ``RegioSCodes``,
            ``Observations`` ...
        page: 1 for the first page.
        address: What was asked, query included.
        status: HTTP status; always 200 here, kept for the record.
        body: The bytes after decompression.
        payload: The same, read as a JSON object.
    """

    part: str
    page: int
    address: str
    status: int
    body: bytes
    payload: Mapping[str, object]

    @property
    def sha256(self) -> str:
        """Fingerprint of the body."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class _Again:
    """A failure that may pass; ``wait`` is what the service asked for, in seconds."""

    reason: str
    wait: float | None = None


class CbsClient:
    """A connection to one OData v4 service.

    Reads no environment: proxy and certificates are arguments. Use as a context
    manager, so that connections are closed.

    Args:
        base_address: Service and catalogue, for example `BASE_ADDRESS`.
        sleep: Waits a number of seconds; a test records instead.
        monotonic: Seconds on a clock that never goes back.
        timeout_s: Longest silence of the service.
        deadline_s: Longest duration of one answer; a page of 100,000 figures is 17 MB.
        attempts: How often one question is asked in all.
        first_pause_s: Pause after the first failure; doubles each time.
        longest_pause_s: No pause is longer; a service that asks for more is given up.
        max_bytes: Largest answer accepted, after decompression.
        proxy: Address of a proxy server; None for a direct connection.
        ssl_context: Certificates to trust; None for the public ones.

    Raises:
        ConfigurationError: The base address is no http or https address.
    """

    def __init__(
        self,
        base_address: str,
        *,
        sleep: Callable[[float], None],
        monotonic: Callable[[], float],
        timeout_s: float = 60.0,
        deadline_s: float = 600.0,
        attempts: int = 5,
        first_pause_s: float = 1.0,
        longest_pause_s: float = 120.0,
        max_bytes: int = 64 * 1024 * 1024,
        proxy: str | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self.base_address = base_address.rstrip("/")
        self._base = _web_address(self.base_address)
        self._sleep, self._monotonic = sleep, monotonic
        self._deadline_s, self._attempts = deadline_s, attempts
        self._first_pause_s, self._longest_pause_s = first_pause_s, longest_pause_s
        self._max_bytes = max_bytes
        self._http = httpx.Client(
            timeout=timeout_s,
            trust_env=False,
            follow_redirects=False,
            proxy=proxy,
            verify=ssl_context or True,
            headers={"Accept": "application/json", "User-Agent": "jeugdregio"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def one(self, table_id: str, part: str) -> Answer:
        """Fetch a part that is a single record, such as ``Properties``.

        Raises:
            UnknownCodeError: The service does not know the table.
            SourceUnavailableError: No usable answer; the message says why.
        """
        return self._answer(part, 1, f"{self.base_address}/{table_id}/{part}")

    def pages(
        self, table_id: str, part: str, options: Mapping[str, str] | None = None
    ) -> Iterator[Answer]:
        """Fetch a part that is a list, page after page.

        Args:
            table_id: Identifier as published.
            part: For example ``Observations``.
            options: OData options with their ``$``, for example ``{"$filter": "..."}``.

        Raises:
            UnknownCodeError: The service does not know the table.
            SourceUnavailableError: No usable answer, a refused option, an answer
                without ``value``, or a next page on another service.
        """
        address: str | None = f"{self.base_address}/{table_id}/{part}"
        if options:
            # The $ stays as it is: the service ignores an option written as %24filter.
            asked = (f"{name}={quote(text)}" for name, text in options.items())
            address = f"{address}?{'&'.join(asked)}"
        seen: set[str] = set()
        while address is not None:
            seen.add(address)
            answer = self._answer(part, len(seen), address)
            if not isinstance(answer.payload.get("value"), list):
                raise _unexpected(address, "de lijst 'value' ontbreekt")
            yield answer
            address = self._next(answer)
            if address in seen:
                raise _unexpected(address, "de bladzijden lopen in een kring")

    def _next(self, answer: Answer) -> str | None:
        link = answer.payload.get(NEXT_LINK)
        if link is None:
            return None
        if not isinstance(link, str):
            raise _unexpected(
                answer.address, "de verwijzing naar de volgende bladzijde"
            )
        address = urljoin(answer.address, link)
        try:
            target = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise _unexpected(answer.address, "de volgende bladzijde") from error
        if _origin(target) != _origin(self._base):
            raise SourceUnavailableError(
                f"{shown(answer.address)} verwijst voor de volgende bladzijde naar "
                f"een andere dienst ({target.scheme}://{target.host}). Die is niet "
                "gevolgd.",
                hint="Controleer het ingestelde adres van de bron.",
            )
        return address

    def _answer(self, part: str, page: int, address: str) -> Answer:
        pause, reason = self._first_pause_s, ""
        for attempt in range(1, self._attempts + 1):
            outcome = self._try(part, page, address)
            if isinstance(outcome, Answer):
                return outcome
            reason = outcome.reason
            wait = max(pause, outcome.wait or 0.0)
            if wait > self._longest_pause_s:
                raise SourceUnavailableError(
                    f"{shown(address)} vraagt om {wait:.0f} seconden te wachten.",
                    hint="Probeer het later opnieuw.",
                )
            if attempt < self._attempts:
                self._sleep(wait)
            pause = min(pause * 2, self._longest_pause_s)
        raise SourceUnavailableError(
            f"{shown(address)} gaf na {self._attempts} pogingen geen bruikbaar "
            f"antwoord: {reason}.",
            hint="Controleer de verbinding en probeer het later opnieuw.",
        )

    def _try(self, part: str, page: int, address: str) -> Answer | _Again:
        start = self._monotonic()
        try:
            with self._http.stream("GET", address) as response:
                if response.status_code in _TRY_AGAIN:
                    return _Again(f"status {response.status_code}", _wait(response))
                if response.status_code != httpx.codes.OK:
                    self._refuse(response, part, address)
                body = self._body(response, address, start)
        except httpx.TimeoutException:
            return _Again("het duurde te lang")
        except (httpx.TransportError, httpx.DecodingError):
            return _Again("er was geen verbinding of het antwoord brak af")
        return self._read(response, Answer(part, page, address, 200, body, {}))

    def _read(self, response: httpx.Response, raw: Answer) -> Answer | _Again:
        kind = response.headers.get("content-type", "").lower()
        if "html" in kind or raw.body.lstrip()[:1] == b"<":
            raise SourceUnavailableError(
                f"{shown(raw.address)} gaf een webpagina in plaats van gegevens.",
                hint="Controleer het ingestelde adres van de bron; oude adressen van "
                "het CBS verwijzen naar een webpagina.",
            )
        try:
            payload = read_json(raw.body)
        except ValueError:
            return _Again("het antwoord is geen volledige JSON")
        if not isinstance(payload, dict):
            raise _unexpected(raw.address, "verwacht een JSON-object")
        return Answer(raw.part, raw.page, raw.address, 200, raw.body, payload)

    def _body(self, response: httpx.Response, address: str, start: float) -> bytes:
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > self._max_bytes:
                raise SourceUnavailableError(
                    f"{shown(address)} gaf een antwoord van meer dan "
                    f"{self._max_bytes / 1024 / 1024:.0f} MB. Het is niet ingelezen.",
                    hint="Vraag een kleiner deel van de tabel op.",
                )
            if self._monotonic() - start > self._deadline_s:
                raise SourceUnavailableError(
                    f"{shown(address)} deed langer dan {self._deadline_s:.0f} seconden "
                    "over een antwoord.",
                    hint="Probeer het later opnieuw of vraag een kleiner deel op.",
                )
        return bytes(body)

    def _refuse(self, response: httpx.Response, part: str, address: str) -> NoReturn:
        status = response.status_code
        if status == httpx.codes.NOT_FOUND and part == "Properties":
            table_id = address.rsplit("/", 2)[1]
            raise UnknownCodeError(
                f"Tabel {table_id} is niet gevonden op {shown(self.base_address)}.",
                hint="Controleer het nummer (hoofdletters tellen) en het adres.",
            )
        if 300 <= status < 400:
            target = httpx.URL(address).join(response.headers.get("location", ""))
            raise SourceUnavailableError(
                f"{shown(address)} verwijst door naar {target.host}. Dat is niet "
                "gevolgd.",
                hint="Zet het nieuwe adres van de bron in de instellingen.",
            )
        said = _said(response)
        if status == httpx.codes.BAD_REQUEST and "$orderby=" in address:
            raise SourceUnavailableError(
                f"{shown(address)} weigert sorteren ($orderby) op deze tabel{said}.",
                hint="Vraag de gegevens zonder volgorde op en sorteer ze daarna.",
            )
        raise SourceUnavailableError(
            f"{shown(address)} weigert de aanvraag met status {status}{said}.",
            hint="Controleer de tabel en de gevraagde selectie.",
        )


def read_json(body: bytes) -> object:
    """Read JSON strictly: UTF-8, no NaN or infinity.

    Raises:
        ValueError: The bytes are no JSON, cut off, or nested absurdly deep.
    """
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def shown(address: str) -> str:
    """An address fit for a message: no user, password or query.

    Example:
        >>> shown("https://user:secret@example.org:8443/CBS/1?$filter=x&key=y")
        'https://example.org:8443/CBS/1'
    """
    url = httpx.URL(address)
    port = f":{url.port}" if url.port else ""
    return f"{url.scheme}://{url.host}{port}{url.path}"


def _web_address(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise _bad_base() from error
    if url.scheme not in {"http", "https"} or not url.host or url.query:
        raise _bad_base()
    return url


def _bad_base() -> ConfigurationError:
    return ConfigurationError(
        "Het adres van de CBS-bron is geen webadres: verwacht http of https, een naam "
        "en een pad.",
        hint=f"Het gewone adres is {BASE_ADDRESS}.",
    )


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return (
        url.scheme,
        url.host,
        url.port or {"http": 80, "https": 443}.get(url.scheme, 0),
    )


def _wait(response: httpx.Response) -> float | None:
    """Seconds asked for by Retry-After: a number, or a moment beside the Date header.

    The service's own date is used, so that no clock of ours is needed.
    """
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        now = parsedate_to_datetime(response.headers.get("date", ""))
        return max(0.0, (moment - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _said(response: httpx.Response) -> str:
    """The reason a service gives in its error answer, shortened; empty without one."""
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > _ERROR_BODY_BYTES:
            return ""
    try:
        payload = read_json(bytes(body))
    except ValueError:
        return ""
    error = payload.get("error") if isinstance(payload, dict) else None
    message = error.get("message") if isinstance(error, dict) else None
    if not isinstance(message, str):
        return ""
    return f" ({' '.join(message.split())[:200]})"


def _unexpected(address: str, what: str) -> SourceUnavailableError:
    return SourceUnavailableError(
        f"{shown(address)} gaf een antwoord dat wij niet kennen: {what}.",
        hint="Controleer het ingestelde adres van de bron en meld dit de beheerder.",
    )


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
