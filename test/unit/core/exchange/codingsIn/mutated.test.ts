import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planCodings } from '../../../../../src/core/exchange/codingsIn/planCodings';
import { readCodings } from '../../../../../src/core/exchange/codingsIn/readCodings';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { edits, mutated } from '../mutatedBytes';

const utf8 = (text: string) => new TextEncoder().encode(text);
const TEXT = 'INT: How was it?\n\nAnna: It was fine. It was =1+1 fine.\nAnd "so on", e\u0301tude.\n';
const FILES = {
  'study.json': utf8(JSON.stringify({ schema: 1, name: 'S', transcripts: ['*.txt'] })),
  'codebook.json': utf8(JSON.stringify({ schema: 1, codes: [{ id: 'a', name: 'Trust' }] })),
  '01.txt': utf8(TEXT),
};
const CSV = `file,quote,start,end,code,coder,memo
01.txt,How was it?,,,Trust,ann,"a memo
of two lines"
01,"And ""so on""",,,New / Code; Trust,ann,
01.txt,'=1+1,,,a,ben,
01.txt,,24,35,a,ben,no quote
`;
const JSONL = `{"file":"01.txt","quote":"How  was it?","code":["Trust","New > Code"],"coder":"ann","memo":"so"}
{"file":"01.txt","start":24,"end":35,"code":"a","coder":"ben","line":3}

{"file":"01","quote":"So on","codes":"Trust","coder":"__proto__","turn":2}
`;

describe('damaged files of codings', () => {
  for (const [name, content] of Object.entries({ 'a.csv': CSV, 'a.jsonl': JSONL }))
    it(`give an error, or codings in the text: ${name}`, async () => {
      const { corpus } = await readStudy(new MemoryFileStore({ ...FILES }));
      await fc.assert(
        fc.asyncProperty(edits, async list => {
          const rows = await readCodings(name, mutated(utf8(content), list), { map: new Map() });
          if (!rows.ok) return assert.notEqual(rows.error, '');
          const plan = planCodings(corpus, rows.value, { newCodes: true, random: Math.random });
          assert.ok(plan.rejected.every(({ reason }) => reason !== ''));
          for (const { path, segments } of plan.codings) {
            assert.equal(path, '01.txt');
            for (const { start, end, codes, memo } of segments) {
              assert.ok(start >= 0 && start < end && end <= TEXT.length);
              assert.ok(codes.length > 0 || memo !== undefined);
            }
          }
        }),
        { numRuns: 300 },
      );
    });

  it('are refused where they are too large, before they are read', async () => {
    const rows = await readCodings('a.csv', new Uint8Array(100 * 2 ** 20), { map: new Map() });
    assert.deepEqual(rows, { ok: false, error: 'The file is larger than 64 MB.' });
  });
});
