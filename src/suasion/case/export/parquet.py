"""Tables as Parquet files, one for each, with typed columns. Needs the extra ``parquet`` (pyarrow)."""

from __future__ import annotations

import io

from suasion.case.export.model import Built, Material
from suasion.case.export.tables import Table, tables
from suasion.errors import MissingExtra


def build(material: Material) -> Built:
    """One file for each table. Raises MissingExtra without pyarrow."""
    return Built({f"{table.name}.parquet": parquet_bytes(table) for table in tables(material)})


def parquet_bytes(table: Table) -> bytes:
    """The table as one Parquet file: str -> string, int -> int64, float -> double, None -> null."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("The Parquet export", "parquet") from error
    arrow = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    columns = {
        name: pyarrow.array([row.get(name) for row in table.rows], type=arrow[kind])
        for name, kind in table.columns.items()
    }
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), out, compression="zstd")
    return out.getvalue()
