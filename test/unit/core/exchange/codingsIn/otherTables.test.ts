import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planCodings } from '../../../../../src/core/exchange/codingsIn/planCodings';
import { readCodings } from '../../../../../src/core/exchange/codingsIn/readCodings';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { edits, mutated } from '../mutatedBytes';

const utf8 = (text: string) => new TextEncoder().encode(text);
const TEXT =
  'INT: How was it, 😀 then?\n\nAnna: I never trusted them. It was fine.\n\nAnna: It was fine, =1+1 of all.\n';
const FILES = {
  'study.json': utf8(
    JSON.stringify({
      schema: 1,
      name: 'S',
      transcripts: ['*.txt'],
      coders: [{ id: 'ab', name: 'Anna Berg' }],
    }),
  ),
  'codebook.json': utf8(
    JSON.stringify({
      schema: 1,
      codes: [
        { id: 'trust', name: 'Trust' },
        { id: 'deep', name: 'Deep', parent: 'trust' },
        { id: 'odd', name: 'Time: a note' },
      ],
    }),
  ),
  'Interview 1.txt': utf8(TEXT),
};

/** A workbook with one sheet, every cell a text, as both programs write them. */
async function workbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const cells = rows.map(row => row.map(value => ({ value, type: String })));
  const blob = await writeXlsxFile([{ data: cells, sheet: 'Sheet1' }]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function csv(rows: readonly (readonly string[])[], delimiter: string): Uint8Array {
  const lines = rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(delimiter));
  return utf8(`\ufeff${lines.join('\r\n')}\r\n`);
}

const MAXQDA = [
  [
    ...['Color', 'Comment', 'Document group', 'Document name', 'Code', 'Beginning', 'End', 'Weight score'],
    ...['Segment', 'Modified by', 'Modified', 'Created by', 'Created', 'Area', 'Coverage %'],
  ],
  [
    ...['●', 'Why?', 'First wave', 'Interview 1', 'Trust\\Deep', '3', '3', '0', 'I never trusted them.'],
    ...['Bo', '01/03/2024 10:20', 'Anna Berg', '01/03/2024 10:20', '21', '20.10'],
  ],
  [
    ...['●', '', 'First wave', 'Interview 1', 'New\\Below', '3', '5', '0', 'It was fine.\r\n\r\nAnna: It'],
    ...['Bo', '', 'Anna Berg', '', '', ''],
  ],
  ['●', '', '', 'Interview 1', 'Trust', '1', '1', '0', '😀 then', 'Bo', '', 'Bo', '', '', ''],
  ['●', '', '', 'Interview 1', 'Trust', '3', '3', '0', 'It was fine', 'Bo', '', 'Bo', '', '', ''],
];
const GERMAN = [
  [
    ...['Farbe', 'Kommentar', 'Dokumentgruppe', 'Dokumentname', 'Code', 'Anfang', 'Ende', 'Gewicht'],
    ...[
      'Segment',
      'Bearbeitet von',
      'Bearbeitet am',
      'Erstellt von',
      'Erstellt am',
      'Fläche',
      'Abdeckungsgrad %',
    ],
  ],
  ...MAXQDA.slice(1),
];
const ATLAS = [
  [
    ...['ID', 'Document', 'Quotation Name', 'Quotation Content', 'Comment', 'Codes', 'Reference', 'Density'],
    ...['Created by', 'Modified by', 'Start Position', 'End Position'],
  ],
  [
    ...[
      '1:1',
      'D 1: Interview 1.docx',
      'I never',
      'I never trusted them.',
      'Why?',
      'Trust: Deep',
      '3 - 3',
      '1',
    ],
    ...['Anna Berg', 'Bo', '3', '3'],
  ],
  [
    ...[
      '1:2',
      'D 1: Interview 1.docx',
      'It was',
      'It was fine.\n\nAnna: It',
      '',
      'New: Below\nTime: a note',
      '3',
      '2',
    ],
    ...['Anna Berg', 'Bo', '3', '5'],
  ],
  ['1:3', '1: Interview 1.docx', 'then', '😀 then', '', 'Trust', '1', '1', 'Bo', 'Bo', '1', '1'],
  ['1:4', '1: Interview 1.docx', 'fine', 'It was fine', '', 'Trust', '3', '1', 'Bo', 'Bo', '3', '3'],
];

async function planOf(name: string, bytes: Uint8Array) {
  const { corpus } = await readStudy(new MemoryFileStore({ ...FILES }));
  const rows = await readCodings(name, bytes, { map: new Map() });
  assert.ok(rows.ok, rows.ok ? '' : rows.error);
  const plan = planCodings(corpus, rows.value, { newCodes: true, random: () => 0.5 });
  const names = new Map(plan.codebook.codes.map(one => [one.id, (one as { name: string }).name]));
  const lines = plan.codings.flatMap(({ coder, segments }) =>
    segments.map(({ start, end, codes, memo }) =>
      [
        coder,
        TEXT.slice(start, end),
        codes.map(id => names.get(id)).join(' + '),
        ...(memo ? [memo] : []),
      ].join(' | '),
    ),
  );
  return { ...plan, lines: lines.sort() };
}

const REJECTED = /It was fine/;

describe('coded segments as other programs export them', () => {
  const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
    'MAXQDA in English': MAXQDA,
    'MAXQDA in German': GERMAN,
    'MAXQDA below its title': [['Coded segments'], [], ...MAXQDA],
    'ATLAS.ti': ATLAS,
  };
  for (const [what, rows] of Object.entries(tables))
    for (const kind of ['xlsx', 'csv']) {
      // a table of Excel has rows of any length; in a CSV file, all are as long as the first
      if (kind === 'csv' && rows[0]!.length < 2) continue;
      it(`are known by their headings: ${what}, ${kind}`, async () => {
        const bytes = kind === 'xlsx' ? await workbook(rows) : csv(rows, ';');
        const { lines, newCodes, newCoders, rejected } = await planOf(`a.${kind}`, bytes);
        const second = what === 'ATLAS.ti' ? 'Time: a note + Below' : 'Below';
        assert.deepEqual(lines, [
          'ab | I never trusted them. | Deep | Why?',
          `ab | It was fine.\n\nAnna: It | ${second}`,
          'bo | 😀 then | Trust',
        ]);
        assert.deepEqual(newCodes, [['New'], ['New', 'Below']]);
        assert.deepEqual(
          newCoders.map(({ name }) => name),
          ['Bo'],
        );
        // words that occur twice, and paragraphs are not positions
        assert.equal(rejected.length, 1);
        assert.match(rejected[0]!.row.quotes[0]!, REJECTED);
        assert.doesNotMatch(rejected[0]!.reason, /stretch|There is “/);
      });
    }

  it('are positions where a person says so', async () => {
    const { corpus } = await readStudy(new MemoryFileStore({ ...FILES }));
    const map = new Map([['Beginning', 'line'] as const]);
    const rows = await readCodings('a.csv', csv(MAXQDA, ','), { map });
    assert.ok(rows.ok);
    const { rejected } = planCodings(corpus, rows.value, { newCodes: true, random: () => 0.5 });
    assert.deepEqual(rejected, []);
  });

  for (const [name, rows] of Object.entries({ MAXQDA, ATLAS }))
    for (const kind of ['xlsx', 'csv'])
      it(`give an error, or codings in the text, where they are damaged: ${name}, ${kind}`, async () => {
        const { corpus } = await readStudy(new MemoryFileStore({ ...FILES }));
        const bytes = kind === 'xlsx' ? await workbook(rows) : csv(rows, '\t');
        await fc.assert(
          fc.asyncProperty(edits, async list => {
            const read = await readCodings(`a.${kind}`, mutated(bytes, list), { map: new Map() });
            if (!read.ok) return assert.notEqual(read.error, '');
            const plan = planCodings(corpus, read.value, { newCodes: true, random: Math.random });
            assert.ok(plan.rejected.every(({ reason }) => reason !== ''));
            for (const { segments } of plan.codings)
              for (const { start, end } of segments)
                assert.ok(0 <= start && start < end && end <= TEXT.length);
          }),
          { numRuns: 300 },
        );
      });
});
