"""Fill a register with many invented messages, quickly: for looking and measuring.

Straight into the tables, not through the recorder: what matters is how pages look and
how long they take, not that the messages are sound.

JEUGDREGIO_HOME=... python tests/traffic_rows.py 400
"""

from __future__ import annotations

import hashlib
import random
from datetime import date, datetime, timedelta
from pathlib import Path


KINDS = {  # kind: sent by the gemeente, answered with
    "JW301": (True, ""),
    "JW305": (False, "JW306"),
    "JW307": (False, "JW308"),
    "JW315": (False, "JW316"),
    "JW317": (False, "JW318"),
    "JW323": (False, "JW325"),
}
VERDICTS = ("aangenomen", "deels", "afgekeurd", "technisch", "geparkeerd")
WEIGHTS = (88, 5, 3, 3, 1)
FOUND = {
    "deels": ("TR358", "9358", "Prestatie", "ReferentieNummer R-{n}"),
    "afgekeurd": ("TR018", "9018", "Header", "Identificatie {n:08d}"),
    "technisch": ("CS002", "0001", "Client", "Client 1"),
    "geparkeerd": ("TR346", "9346", "Prestatie", "ToewijzingNummer {n}"),
}
GEMEENTEN = ("0917", "0935", "0928", "0882", "0986", "1883", "1711")


def fill(count: int, *, seed: int = 1, until: date = date(2026, 11, 20)) -> None:
    """Add so many received messages of two years, with answers and findings."""
    from jeugdregio.kernel.days import DUTCH_TIME
    from jeugdregio.register.models import Message, MessageFinding

    dice = random.Random(seed)
    end = datetime(until.year, until.month, until.day, 18, tzinfo=DUTCH_TIME)
    moments = sorted(
        end - timedelta(minutes=dice.randint(0, 730 * 1440)) for _ in range(count)
    )
    received, answers, findings = [], [], []
    for n, at in enumerate(moments):
        kind = dice.choices(list(KINDS), weights=(20, 15, 12, 5, 3, 45))[0]
        by_gemeente, answer = KINDS[kind]
        pair = [f"0099{dice.randint(1, 40):04d}", dice.choice(GEMEENTEN)]
        sender, receiver = reversed(pair) if by_gemeente else pair
        verdict = dice.choices(VERDICTS, weights=WEIGHTS)[0]
        unreadable = verdict == "technisch" and n % 7 == 0
        received.append(
            _row(
                Message,
                "in",
                "" if unreadable else kind,
                "" if unreadable else sender,
                "" if unreadable else receiver,
                n,
                at,
                verdict,
                dice,
            )
        )
        if answer and verdict != "geparkeerd" and not unreadable:
            there = _row(Message, "uit", answer, sender, receiver, n, at, "", dice)
            there.verdict = "aangenomen"
            answers.append((n, there))
        findings += [(n, verdict)] * (dice.randint(1, 3) if verdict in FOUND else 0)
    received = Message.objects.bulk_create(received, batch_size=2000)
    for n, there in answers:
        there.answer_to = received[n]
    Message.objects.bulk_create([each for _, each in answers], batch_size=2000)
    MessageFinding.objects.bulk_create(
        [_finding(MessageFinding, received[n], verdict, n) for n, verdict in findings],
        batch_size=2000,
    )


def _row(model, direction, kind, sender, receiver, n, at, verdict, dice):
    # About as large as a packed claim of some lines; bytes that do not shrink.
    content = f"<Bericht>{direction}{n}</Bericht>".encode() + dice.randbytes(
        1000 + int(dice.expovariate(1 / 2000))
    )
    return model(
        direction=direction,
        kind=kind,
        sender=sender,
        receiver=receiver,
        identificatie=f"{n:08d}" if kind else "",
        dagtekening=at.date() if kind else None,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        packed=model.pack(content),
        received_at=at,
        verdict=verdict,
        is_example=True,
    )


def _finding(model, found_in, verdict, n):
    rule, retourcode, berichtklasse, key = FOUND[verdict]
    unclear = verdict == "geparkeerd"
    return model(
        message=found_in,
        rule=rule,
        retourcode=retourcode,
        berichtklasse=berichtklasse,
        key=key.format(n=n),
        fields="Bsn",
        line=12 + n % 80,
        outcome="niet_beoordeeld" if unclear else "overtreding",
        text="Bsn moet voldoen aan de elfproef."
        if not unclear
        else "Er is geen toewijzing om mee te vergelijken.",
    )


if __name__ == "__main__":
    import os
    import sys

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.config.settings")
    import django

    django.setup()
    from jeugdregio.register.vault.keyfile import open_key_file
    from jeugdregio.register.vault.provider import keyring_in_use

    home = Path(os.environ["JEUGDREGIO_HOME"])
    with keyring_in_use(open_key_file(home / "keys.json", created=date.today())):
        fill(int(sys.argv[1]))
