# python qc.py CODINGS.tsv CODEBOOK.json: makes a project of qc (PyPI: qualitative-coding) in the working directory, with
# the documents, codes and codings that the other files have. A coding is one coded line: where its segment starts.
import csv
import json
import sqlite3
import sys

from qualitative_coding.corpus import QCCorpus
from qualitative_coding.tree_node import TreeNode

codings, codebook = sys.argv[1:]
QCCorpus.initialize()

with open(codebook, encoding="utf-8") as file:
    codes = json.load(file)["codes"]
names = {code["id"]: code["name"] for code in codes}
children = {}
for code in codes:
    children.setdefault(code.get("parent"), []).append(code["id"])


def tree(code):
    below = [tree(one) for one in children.get(code, [])]
    return {names[code]: below} if below else names[code]


TreeNode.write_yaml("codebook.yaml", TreeNode({TreeNode.root: [tree(code) for code in children[None]]}))

database = sqlite3.connect("qualitative_coding.sqlite3")
database.executemany("insert into code (name) values (?)", [(name,) for name in names.values()])
documents, coders, lines = {}, set(), []
with open(codings, encoding="utf-8", newline="") as file:
    for number, (document, coder, line, _, _, code) in enumerate(csv.reader(file, delimiter="\t"), 1):
        last = documents.setdefault(document, [len(documents) + 1, 0])
        last[1] = max(last[1], int(line))
        coders.add(coder)
        lines.append((number, int(line), coder, names[code], documents[document][0]))
database.executemany("insert into coder (name) values (?)", [(coder,) for coder in coders])
database.executemany(
    "insert into document (file_path, file_hash) values (?, '')", [(path,) for path in documents]
)
database.executemany(
    "insert into document_index (id, name, time_series, document_id) values (?, 'paragraphs', 0, ?)",
    [(index, path) for path, (index, _) in documents.items()],
)
database.executemany(
    "insert into location (id, start_line, end_line, document_index_id) values (?, 0, ?, ?)",
    [(index, last + 1, index) for index, last in documents.values()],
)
database.executemany(
    "insert into coded_line (id, line, coder_id, code_id) values (?, ?, ?, ?)", [one[:4] for one in lines]
)
database.executemany(
    "insert into coded_line_location_association (coded_line_id, location_id) values (?, ?)",
    [(one[0], one[4]) for one in lines],
)
database.commit()
