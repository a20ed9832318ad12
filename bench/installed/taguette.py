# python taguette.py fill DATABASE CODINGS.tsv CODEBOOK.json: the tables of Taguette that have codings, filled with them
# python taguette.py count DATABASE: how often each tag was used, in how many documents
import csv
import json
import sqlite3
import sys

# https://gitlab.com/remram44/taguette: database/models.py, without what has no part in counting
SCHEMA = """
create table documents (id integer primary key, name text not null);
create table highlights (
  id integer primary key, document_id integer not null references documents (id),
  start_offset integer not null, end_offset integer not null);
create index ix_highlights_document_id on highlights (document_id);
create table tags (id integer primary key, path text not null unique);
create table highlight_tags (
  highlight_id integer not null references highlights (id), tag_id integer not null references tags (id),
  primary key (highlight_id, tag_id));
create index ix_highlight_tags_tag_id on highlight_tags (tag_id);
"""
COUNT = """
select tags.path, count(highlights.id), count(distinct highlights.document_id)
from tags
left join highlight_tags on highlight_tags.tag_id = tags.id
left join highlights on highlights.id = highlight_tags.highlight_id
group by tags.id order by 2 desc, 1
"""


def fill(database, codings, codebook):
    database.executescript(SCHEMA)
    with open(codebook, encoding="utf-8") as file:
        tags = {code["id"]: number for number, code in enumerate(json.load(file)["codes"], 1)}
    database.executemany("insert into tags (id, path) values (?, ?)", [(n, tag) for tag, n in tags.items()])
    documents, highlights, uses = {}, {}, []
    with open(codings, encoding="utf-8", newline="") as file:
        for document, coder, _, start, end, code in csv.reader(file, delimiter="\t"):
            number = documents.setdefault(document, len(documents) + 1)
            key = (number, int(start), int(end), coder)
            uses.append((highlights.setdefault(key, len(highlights) + 1), tags[code]))
    database.executemany("insert into documents values (?, ?)", [(n, name) for name, n in documents.items()])
    database.executemany(
        "insert into highlights values (?, ?, ?, ?)",
        [(n, document, start, end) for (document, start, end, _), n in highlights.items()],
    )
    database.executemany("insert or ignore into highlight_tags values (?, ?)", uses)
    database.commit()


if sys.argv[1] == "fill":
    fill(sqlite3.connect(sys.argv[2]), *sys.argv[3:])
else:
    for row in sqlite3.connect(sys.argv[2]).execute(COUNT):
        print(*row, sep="\t")
