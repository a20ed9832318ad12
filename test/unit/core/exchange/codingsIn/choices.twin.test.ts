import assert from 'node:assert/strict';
import {
  type CodingCells,
  type CodingRow,
  codingRow,
} from '../../../../../src/core/exchange/codingsIn/codingRow';
import { planCodings } from '../../../../../src/core/exchange/codingsIn/planCodings';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { Random } from '../../analyses/kit/randomStudy';

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
const KNOWN = ['trust-aaaa', 'fear-bbbb'];
const NEW = ['New one', 'Other', 'Third / below', 'Fourth'];
const FILES = {
  'study.json': JSON.stringify({ schema: 1, name: 'S', transcripts: ['*.txt'], coders: [{ id: 'nd' }] }),
  'codebook.json': JSON.stringify({
    schema: 1,
    codes: [
      { id: 'trust-aaaa', name: 'Trust' },
      { id: 'fear-bbbb', name: 'Fear' },
    ],
  }),
  'a.txt': `P: ${WORDS.join(' ')}\n\n\nP: and so on.\n`,
  'b.txt': `P: ${[...WORDS].reverse().join(' ')}\n`,
};

function randomRows(random: Random): CodingRow[] {
  return Array.from({ length: 12 }, (_, i) => {
    const codes = random.some([...NEW, 'Trust', 'fear-bbbb'], 0.4);
    const cells = new Map([
      ['file', [random.pick(['a.txt', 'b'])]],
      ['quote', [random.pick(WORDS)]],
      ['code', [(codes.length > 0 ? codes : ['Trust']).join('; ')]],
      ['coder', ['nd']],
    ]) as CodingCells;
    return codingRow('x.csv', i + 2, cells, { asQuotes: quote => [quote], isList: false });
  });
}

describe('what becomes of names that the codebook does not have', () => {
  it('is as if the file had said so itself, on random tables', async () => {
    const { corpus } = await readStudy(new MemoryFileStore(FILES));
    let left = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed);
      const rows = randomRows(random);
      const choices = new Map(NEW.map(name => [name, random.pick([...KNOWN, null])]));
      const options = { newCodes: false, random: () => 0.5 };
      const plan = planCodings(corpus, rows, { ...options, choices });
      // the same, written into the file
      const said = rows.map(row => ({
        ...row,
        codes: row.codes.map(text =>
          text
            .split('; ')
            .map(name => (choices.has(name) ? (choices.get(name) ?? 'no such code') : name))
            .join('; '),
        ),
      }));
      const twin = planCodings(corpus, said, options);
      assert.deepEqual(plan.codings, twin.codings);
      assert.deepEqual(
        plan.rejected.map(({ row }) => row.at),
        twin.rejected.map(({ row }) => row.at),
      );
      left += plan.rejected.length;
      // and how many rows have each name
      const counted = new Map<string, number>();
      for (const { codes } of rows)
        for (const name of codes[0]!.split('; '))
          if (NEW.includes(name)) counted.set(name, (counted.get(name) ?? 0) + 1);
      assert.deepEqual(
        [...planCodings(corpus, rows, options).unknownCodes].sort(),
        [...counted].sort(),
        String(seed),
      );
    }
    assert.ok(left > 100);
  });
});
