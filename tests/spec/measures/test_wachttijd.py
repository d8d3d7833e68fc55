"""`wachttijd`: how long young people wait, with those who still wait.

Every number here can be checked with a pencil.
"""

from datetime import date, timedelta

from care_fixture import (
    HEERLEN,
    MAASTRICHT,
    care_facts,
    care_rows,
    levering,
    toewijzing,
)
from facts_fixture import figures
from jeugdregio.facts.care.shape import Norm


GRANTED = date(2026, 3, 2)
PEILDATUM = date(2026, 4, 1)  # thirty days later


def after(days):
    return GRANTED + timedelta(days=days)


def wait(toewijzingen, leveringen, norms=(), **choices):
    facts = care_facts(care_rows(toewijzingen, leveringen, last_day=PEILDATUM), norms)
    rows = figures(facts, "wachttijd", niveau="gemeente_2026", choices=choices)
    return rows[0]


FIVE = [toewijzing(str(number), GRANTED) for number in range(1, 6)]


def test_kaplan_meier_of_five_persons():
    # Starts after 5, 10 and 20 days; number 4 left after 10 days without a start;
    # number 5 still waits after 30.
    #   day  5: 5 waited, 1 started: 1   * 4/5 = 0.8
    #   day 10: 4 waited, 1 started: 0.8 * 3/4 = 0.6   (number 4 still waited that day)
    #   day 20: 2 waited, 1 started: 0.6 * 1/2 = 0.3   -> first at most 0.5
    left = [toewijzing("4", GRANTED, einddatum=after(10))]
    starts = [
        levering("1", after(5)),
        levering("2", after(10)),
        levering("3", after(20)),
    ]
    row = wait([*FIVE[:3], *left, FIVE[4]], starts)
    assert row["mediaan_dagen"] == 20
    assert row["p90_dagen"] is None  # 0.3 is above 0.1: not that far yet
    assert (row["gestart"], row["gestopt"], row["wachtend"]) == (3, 1, 1)


def test_the_median_is_the_first_day_that_a_half_or_less_still_waits():
    # four starts: after day 7 exactly 2/4 still wait
    starts = [levering(str(i), after(d)) for i, d in enumerate((3, 7, 9, 11), start=1)]
    row = wait(FIVE[:4], starts)
    assert (row["mediaan_dagen"], row["p90_dagen"]) == (7, 11)


def test_who_still_waits_makes_the_median_longer():
    # day 3: 4/5; day 7: 3/5; day 9: 2/5 -> the median moves from 7 to 9
    starts = [levering(str(i), after(d)) for i, d in enumerate((3, 7, 9, 11), start=1)]
    assert wait(FIVE, starts)["mediaan_dagen"] == 9


def test_a_grant_after_the_start_is_zero_days_and_counted_apart():
    row = wait(FIVE[:2], [levering("1", after(-20)), levering("2", after(4))])
    assert (row["gestart"], row["al_gestart"], row["gewacht"]) == (2, 1, 1)
    assert row["mediaan_dagen"] == 0  # after day 0 half of the two still waits


def test_the_first_start_counts():
    row = wait(
        FIVE[:1], [levering("1", after(9)), levering("1", after(4), code="45A02")]
    )
    assert row["mediaan_dagen"] == 4


def test_waiting_goes_on_from_the_first_grant_when_it_was_renewed():
    renewed = toewijzing("1", GRANTED, toewijzingsdatum=after(8))
    assert wait([renewed], [levering("1", after(10))])["mediaan_dagen"] == 10


def test_variant_from_the_day_on_which_care_may_begin():
    granted = [toewijzing("1", GRANTED, ingangsdatum=after(7))]
    starts = [levering("1", after(10))]
    assert wait(granted, starts)["mediaan_dagen"] == 10
    variant = wait(granted, starts, variant="ingangsdatum")
    assert variant["mediaan_dagen"] == 10 - 7


def test_without_volume_and_without_starts_waiting_cannot_be_measured():
    task = [
        toewijzing(str(number), GRANTED, volume=None, aanbieder="99999999")
        for number in (6, 7, 8)
    ]
    row = wait([FIVE[0], *task], [levering("1", after(5))])
    assert (row["toewijzingen"], row["meetbaar"], row["niet_meetbaar"]) == (4, 1, 3)
    assert row["dekking_pct"] == 25.0
    assert row["mediaan_dagen"] == 5


def test_without_volume_but_with_one_start_of_that_provider_it_can():
    task = [toewijzing(str(number), GRANTED, volume=None) for number in (6, 7, 8)]
    row = wait(task, [levering("6", after(5))])
    assert (row["meetbaar"], row["gestart"], row["wachtend"]) == (3, 1, 2)


def test_share_within_the_norm_of_the_region():
    # norm 14: started after 5 and 14 within; 20 above; number 4 waits 30, above;
    # number 5 stopped on day 3: nobody knows
    granted = [*FIVE[:4], toewijzing("5", GRANTED, einddatum=after(3))]
    starts = [
        levering("1", after(5)),
        levering("2", after(14)),
        levering("3", after(20)),
    ]
    row = wait(granted, starts, [Norm("JZ41", 14, "U")])
    assert (row["binnen_norm"], row["boven_norm"], row["beoordeeld"]) == (2, 2, 4)
    assert (row["binnen_norm_pct"], row["norm_status"]) == (50.0, "U")


def test_without_norm_the_share_is_blank():
    row = wait(FIVE[:1], [levering("1", after(5))])
    assert (row["beoordeeld"], row["binnen_norm_pct"], row["norm_status"]) == (
        None,
        None,
        "",
    )


def test_the_same_number_in_another_gemeente_is_another_allocation():
    other = levering("1", after(2), gemeente=MAASTRICHT)
    row = wait([toewijzing("1", GRANTED, gemeente=HEERLEN)], [other])
    assert (row["gestart"], row["wachtend"]) == (0, 1)
