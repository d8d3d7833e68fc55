"""Other divisions from the command line: loaded, and refused as a whole."""

from functional.command import jeugdregio


HEAD = "gemeentecode,indeling,gebiedscode,gebiedsnaam,begindatum,einddatum,bron"


def test_divisions_are_loaded_and_a_fault_is_told_by_line(tmp_path):
    file = tmp_path / "ggd.csv"
    file.write_text(f"{HEAD}\nGM0917,GGD-regio,23,Zuid-Limburg,,,Lijst\n", "utf-8")
    done = jeugdregio("divisions", "load", file, home=tmp_path / "home")
    assert (done.returncode, done.stdout) == (
        *(0, "1 regels van GGD-regio; 0 oude vervangen.\n"),
    )

    file.write_text(f"{HEAD}\nGM9999,GGD-regio,23,Zuid-Limburg,,,Lijst\n", "utf-8")
    done = jeugdregio("divisions", "load", file, home=tmp_path / "home")
    assert done.returncode == 18
    assert "regel 2, kolom gemeentecode" in done.stderr
