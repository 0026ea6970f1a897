"""An archive of documents becomes tables: one row a document, a finding, a fact.

    source  ->  shard  ->  work  ->  store
    (names      (some      (rows,     (Parquet files and a manifest,
     and bytes)  at a time) by a pool)  written so that a kill loses nothing)

The same input under the same rulebook gives the same tables, whoever did the work and however often it was stopped.
"""
