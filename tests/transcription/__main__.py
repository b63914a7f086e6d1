"""Writes the CSV files of the two answers from their texts: `python -m tests.transcription`."""

from tests.transcription import DATA, knelpuntopleidingen_2021, online_opleidingen_2023

for answer in (knelpuntopleidingen_2021, online_opleidingen_2023):
    for name, table in answer.tables().items():
        (DATA / answer.ANSWER / f"{name}.csv").write_text(table.csv(), encoding="utf-8")
        print(f"{answer.ANSWER}/{name}.csv: {len(table.rows)} rows")
