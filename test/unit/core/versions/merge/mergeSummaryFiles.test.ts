import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sameJson } from '../../../../../src/core/records/sameJson';
import { parseSummaries, stringifySummaries } from '../../../../../src/core/summaries/parseSummaries';
import type { SummariesFile, Summary } from '../../../../../src/core/summaries/summary';
import { mergeSummaryFiles } from '../../../../../src/core/versions/merge/mergeSummaryFiles';
import { anySummaries } from '../../summaries/arbitraries';

const text = (file: SummariesFile) => stringifySummaries(file);
const at = (file: SummariesFile | undefined, id: string) => file?.summaries.find(one => one.id === id);

/** What two people have made of one file, each of some of its summaries. */
const forks = fc
  .tuple(anySummaries, anySummaries, anySummaries, fc.integer())
  .map(([base, a, b, bits]) => ({ base, a: mixed(base, a, bits), b: mixed(base, b, bits >> 5) }));

function mixed(base: SummariesFile, other: SummariesFile, bits: number): SummariesFile {
  const ids = ['id0', 'id1', 'id2', 'id3', 'id4'];
  const summaries = ids.flatMap((id, i) => at((bits >> i) & 1 ? other : base, id) ?? []);
  return { schema: 1, summaries };
}

describe('mergeSummaryFiles', () => {
  it('gives the same bytes whichever side is ours, and a file that can be read', () => {
    fc.assert(
      fc.property(fc.option(anySummaries, { nil: undefined }), anySummaries, anySummaries, (base, a, b) => {
        const one = mergeSummaryFiles(base, a, b);
        assert.deepEqual(one, mergeSummaryFiles(base, b, a));
        assert.equal(text(one.value), text(mergeSummaryFiles(base, b, a).value));
        const { writable, problems } = parseSummaries(text(one.value));
        assert.ok(writable, JSON.stringify(problems));
        assert.equal(
          problems.some(({ code }) => code === 'open-conflict'),
          one.conflicts.length > 0,
        );
      }),
      { numRuns: 800 },
    );
  });

  it('gives back a side that the other has not changed, or has changed in the same way', () => {
    fc.assert(
      fc.property(anySummaries, anySummaries, (base, a) => {
        for (const [x, y] of [
          [a, a],
          [base, a],
          [a, base],
        ] as const) {
          const { value, conflicts, notes } = mergeSummaryFiles(base, x, y);
          assert.equal(text(value), text(a));
          assert.deepEqual([conflicts, notes], [[], []]);
        }
      }),
    );
  });

  it('holds what its twin says of every summary', () => {
    const seen = { kept: 0, clashes: 0, deleted: 0, both: 0, unseen: 0 };
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const { value, conflicts, notes } = mergeSummaryFiles(base, a, b);
        for (const id of ['id0', 'id1', 'id2', 'id3', 'id4']) {
          const [was, x, y, is] = [base, a, b, value].map(file => at(file, id));
          const isChanged = (one: Summary | undefined) => !sameJson(one, was);
          if (!x || !y) {
            const left = x ?? y;
            const stays = left !== undefined && (was === undefined || isChanged(left));
            assert.deepEqual(is, stays ? left : undefined);
            if (was && stays) seen.kept++;
            if (was && !stays) seen.deleted++;
            assert.equal(
              notes.some(note => note.id === id && note.kind === 'kept'),
              was !== undefined && stays,
            );
            continue;
          }
          const [toX, toY] = [x.text !== was?.text, y.text !== was?.text];
          const isClash = toX && toY && x.text !== y.text;
          const clash = conflicts.find(one => one.id === id && one.field === 'text');
          assert.equal(clash !== undefined, isClash);
          if (isClash) {
            seen.clashes++;
            assert.deepEqual([...clash!.values].sort(), [x.text, y.text].sort());
          } else assert.equal(is!.text, toX ? x.text : y.text);
          assert.ok(!conflicts.some(one => one.id === id && ['segments', 'words', 'at'].includes(one.field)));
          if (isChanged(x) && isChanged(y)) {
            seen.both++;
            // no merge may hide from anybody what only one side has seen
            for (const segment of is!.segments) {
              const sides = [x, y].filter(one => one.segments.includes(segment));
              const onlyOne = sides.length === 1 ? (sides[0] === x ? y : x) : undefined;
              if (onlyOne) assert.ok(sameSeen(onlyOne, was!), segment);
            }
            if (!sameSeen(x, was) && !sameSeen(y, was) && !sameSeen(x, y)) {
              const ids = x.segments.filter(
                one =>
                  y.segments.includes(one) &&
                  (!x.words?.[one] || !y.words?.[one] || x.words[one] === y.words[one]),
              );
              assert.deepEqual(is!.segments, ids.sort());
              if (ids.length < new Set([...x.segments, ...y.segments]).size) seen.unseen++;
            }
          }
        }
      }),
      { numRuns: 1500 },
    );
    for (const count of Object.values(seen)) assert.ok(count > 50, JSON.stringify(seen));
  });

  it('takes the later time, as instants', () => {
    const one = (time: string, words: string): SummariesFile => ({
      schema: 1,
      summaries: [{ id: 'a', code: 'c', text: words, segments: [], at: time }],
    });
    const base = one('2026-11-22T10:00:00Z', 'A');
    const { value } = mergeSummaryFiles(
      base,
      one('2026-11-23T10:30:00+02:00', 'B'),
      one('2026-11-23T09:00:00Z', 'B'),
    );
    assert.equal(value.summaries[0]!.at, '2026-11-23T09:00:00Z');
  });
});

function sameSeen(a: Summary, b: Summary | undefined): boolean {
  return b !== undefined && sameJson([a.segments, a.words], [b.segments, b.words]);
}
