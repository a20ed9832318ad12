import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agreementAnalysis } from '../../../../../src/core/analyses/agreement/agreementAnalysis';
import type {
  ProgramOverall,
  ProgramRow,
} from '../../../../../src/core/analyses/agreement/comparability/comparability';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { type Marked, corpusOf } from '../kit/corpora';
import { assertClose } from './brute';
import { type Given, unitizingBrute } from './unitizingBrute';

/** Two themes, one of them with a theme below it, and a code without a theme. */
const CODES = [
  { id: 't', name: 'T', rank: 'a0' },
  { id: 'ta', name: 'A', parent: 't', rank: 'a0' },
  { id: 'tb', name: 'B', parent: 't', rank: 'a1' },
  { id: 'tbc', name: 'C', parent: 'tb', rank: 'a0' },
  { id: 'u', name: 'U', rank: 'a1' },
  { id: 'ua', name: 'A', parent: 'u', rank: 'a0' },
  { id: 'v', name: 'V', rank: 'a2' },
];
/** The values of each domain. */
const VALUES = { t: ['t', 'ta', 'tb', 'tbc'], tb: ['tb', 'tbc'], u: ['u', 'ua'] };
const TOPS: Readonly<Record<string, string>> = { ta: 't', tb: 't', tbc: 't', ua: 'u' };
const WORDS = 12;
const CODERS = ['a', 'b', 'c'];

/** What a coder codes: runs of words one after the other, each with a code or none. */
const coding = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('', '', ...CODES.map(({ id }) => id))),
  { minLength: 2, maxLength: 6 },
);

const studies = fc
  .integer({ min: 2, max: 3 })
  .chain(coders =>
    fc.array(fc.array(coding, { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 2 }),
  );

const wordAt = (text: number, i: number) => `w${text}${String(i).padStart(2, '0')}`;

describe('themes as semantic domains, against pairs of characters', () => {
  it('is the same cu-α for each theme, and Cu-α over all', () => {
    const seen = { theme: 0, nested: 0, overall: 0, none: 0 };
    fc.assert(
      fc.property(studies, texts => {
        const spans = texts.map((codings, t) =>
          codings.map(pieces => {
            let at = 0;
            return pieces.flatMap(([size, code]) => {
              const [from, to] = [at, Math.min(at + size, WORDS)];
              at = to;
              const words = Array.from({ length: to - from }, (_, i) => wordAt(t, from + i)).join(' ');
              return code === '' || from >= to ? [] : [{ from, words, code }];
            });
          }),
        );
        const files = texts.map((_, t) => {
          const text = Array.from({ length: WORDS }, (_, i) => wordAt(t, i)).join(' ');
          const marked = spans[t]!.flatMap((own, c) =>
            own.map(({ words, code }): Marked => ({ words, codes: [code], coder: CODERS[c]! })),
          );
          return [`${t}.txt`, [text, ...marked] as [string, ...Marked[]]] as const;
        });
        const corpus = corpusOf(
          { coders: CODERS.slice(0, texts[0]!.length).map(id => ({ id })) },
          CODES,
          Object.fromEntries(files),
        );
        const asked = {
          show: 'comparability',
          missing: 'nothing',
          coders: CODERS.slice(0, texts[0]!.length),
          all: true,
        };
        const found = runAnalysis(agreementAnalysis, corpus, {}, asked);
        assert.ok(found.ok, found.ok ? '' : found.error);
        const { rows, overall } = found.value.data as unknown as {
          rows: ProgramRow[];
          overall: ProgramOverall;
        };
        // a text counts when all have coded something in it
        const given = (valueOf: (code: string) => number): Given =>
          spans
            .filter(codings => codings.every(own => own.length > 0))
            .map(codings => ({
              length: WORDS * 5 - 1,
              coders: codings.map(own =>
                own.flatMap(({ from, words, code }) =>
                  valueOf(code) === 0
                    ? []
                    : [{ start: from * 5, end: from * 5 + words.length, value: valueOf(code) }],
                ),
              ),
            }));
        const tops = ['t', 'u', 'v'];
        const all = given(code => tops.indexOf(TOPS[code] ?? code) + 1);
        if (all.length === 0) return;
        const { cu, cuCoverage } = unitizingBrute(all, tops.length, false);
        assertClose(overall.cuAlpha, cu, 'Cu-α');
        assertClose(overall.cuCoverage, cuCoverage, 'coverage');
        if (cu !== null) seen.overall++;
        for (const row of rows) {
          const values = VALUES[row.code as keyof typeof VALUES] as readonly string[] | undefined;
          if (!values) {
            assert.deepEqual([row.cuAlpha, row.cuReason], [null, null]);
            continue;
          }
          const own = unitizingBrute(
            given(code => values.indexOf(code) + 1),
            values.length,
            false,
          );
          assertClose(row.cuAlpha, own.cu, row.code);
          assertClose(row.cuCoverage, own.cuCoverage, row.code);
          if (own.cu === null) seen.none++;
          else if (row.code === 'tb') seen.nested++;
          else seen.theme++;
        }
      }),
      { numRuns: 300 },
    );
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 20, `${what}: ${times}`);
  });
});
