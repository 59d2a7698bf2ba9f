import re
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("test_rows_*.py"))
TESTED_ROWS = {
    int(row) for file in FILES for row in re.findall(r"^def test_row_(\d\d)_\w+\(", file.read_text("utf-8"), re.M)
}


@pytest.mark.parametrize("row", range(1, 25))
def test_each_of_the_lectures_24_rows_has_a_test_named_after_it(row):
    assert row in TESTED_ROWS


def test_no_test_is_named_after_a_row_that_the_lecture_does_not_have():
    assert set(range(1, 25)) >= TESTED_ROWS
