import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookFile } from '../../../../../src/core/codebook/code';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import { type ChildrenFate, deleteSeveral } from '../../../../../src/core/codebook/deleteSeveral';
import { duplicateCode, nameOfCopy } from '../../../../../src/core/codebook/duplicateCode';
import { mergeCodes } from '../../../../../src/core/codebook/mergeCode';
import { renameCode } from '../../../../../src/core/codebook/operations';
import { stringifyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { demoteCodes, moveCodes, promoteCodes, shiftCodes } from '../../../../../src/core/codebook/rearrange';
import { retireCodes } from '../../../../../src/core/codebook/retireCodes';
import {
  addCodes,
  addSegment,
  removeCodeEverywhere,
  removeCodes,
} from '../../../../../src/core/coding/operations';
import { stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import { moveCodings, recodeSegments } from '../../../../../src/core/coding/recode';
import type { Sidecar } from '../../../../../src/core/coding/segment';
import { mergeCodebooks } from '../../../../../src/core/versions/merge/mergeCodebooks';
import { mergeFiles } from '../../../../../src/core/versions/merge/mergeFiles';
import { mergeSidecars } from '../../../../../src/core/versions/merge/mergeSidecars';
import { EMPTY, steps, take } from './codebookSteps';
import { seededRandom } from '../../codebook/arbitraries';

/** A study of one coder in one transcript. */
interface State {
  readonly codebook: CodebookFile;
  readonly sidecar: Sidecar;
}

/** Something that a person does; numbers choose among what is there. */
interface Operation {
  readonly kind: string;
  readonly codes: readonly string[];
  readonly other: string;
  readonly seed: number;
}

type Way = 'driver' | 'editor';

const VERSION = '0123456789ab';
const KINDS = [
  'merge',
  'move',
  'up',
  'promote',
  'demote',
  'retire',
  'rename',
  'duplicate',
  'delete',
  'delete-move',
  'split',
  'code',
  'add',
  'uncode',
];

/** What comes of an operation; the state itself where it cannot be done there. */
function doIt(state: State, { kind, codes, other, seed }: Operation): State {
  const book = Codebook.of(state.codebook);
  const ids = codes.filter(id => book.get(id));
  if (ids.length === 0) return state;
  const at = `2031-01-0${seed}T00:00:00Z`;
  const withBook = (result: { ok: true; value: CodebookFile } | { ok: false }) =>
    result.ok ? { ...state, codebook: result.value } : state;
  switch (kind) {
    case 'merge':
      return withBook(mergeCodes(book, ids, other, { by: 'nd', at }));
    case 'move':
      return withBook(moveCodes(book, ids, { parent: other }));
    case 'up':
      return withBook(shiftCodes(book, ids, -1));
    case 'promote':
      return withBook(promoteCodes(book, ids));
    case 'demote':
      return withBook(demoteCodes(book, ids));
    case 'retire':
      return withBook(retireCodes(book, ids, true));
    case 'rename':
      return withBook(renameCode(book, ids[0]!, `Name ${seed}`));
    case 'duplicate': {
      const code = book.get(ids[0]!)!;
      const copy = duplicateCode(book, code.id, nameOfCopy(book, code), seededRandom(seed));
      return copy.ok ? { ...state, codebook: copy.value.file } : state;
    }
    case 'code':
    case 'add':
    case 'uncode':
      return code(state, ids, kind, seed);
    case 'split':
      return split(state, book, ids[0]!, other, seed);
    default:
      return deleteThem(
        state,
        book,
        ids,
        kind === 'delete-move' ? other : undefined,
        seed % 2 ? 'delete' : 'move-up',
      );
  }
}

/** The same after another operation. What was moved goes where it went: its neighbours may be others by now. */
function doAgain(state: State, operation: Operation, base: State, done: State): State {
  if (!['move', 'promote', 'demote'].includes(operation.kind)) return doIt(state, operation);
  const [was, there] = [base, done].map(({ codebook }) => Codebook.of(codebook)) as [Codebook, Codebook];
  const moved = operation.codes.filter(id => was.parentOf(id)?.id !== there.parentOf(id)?.id);
  return moved.reduce((now, id) => {
    const book = Codebook.of(now.codebook);
    const result = moveCodes(book, [id], { parent: there.parentOf(id)?.id });
    return result.ok ? { ...now, codebook: result.value } : now;
  }, state);
}

function deleteThem(
  state: State,
  book: Codebook,
  ids: readonly string[],
  to: string | undefined,
  children: ChildrenFate,
): State {
  const planned = deleteSeveral(book, ids, children);
  if (!planned.ok) return state;
  const { deleted, file } = planned.value;
  if (to !== undefined && (!book.resolve(to) || deleted.includes(book.resolve(to)!.id))) return state;
  const gone = state.sidecar.segments.flatMap(({ codes }) =>
    codes.filter(id => deleted.includes(book.resolve(id)?.id ?? id)),
  );
  const coding =
    to === undefined
      ? removeCodeEverywhere(state.sidecar, gone)
      : moveCodings(state.sidecar, deleted, book.resolve(to)!.id, book);
  assert.ok(coding.ok);
  return { codebook: file, sidecar: coding.value };
}

/** Codes as people do all day: a new segment, a code more on some segments, or one less. */
function code(state: State, codes: readonly string[], kind: string, seed: number): State {
  const { sidecar } = state;
  const some = sidecar.segments.filter(({ id }) => Number(id.slice(1)) % 2 === seed % 2);
  let coding: { ok: true; value: Sidecar } | { ok: false } = { ok: true, value: sidecar };
  if (kind === 'code') {
    const [start, end] = [500 + seed * 10, 505 + seed * 10];
    const segment = { id: `n${seed}`, text: VERSION, start, end, quote: `new${seed}`, codes, memo: '' };
    coding = addSegment(sidecar, segment, sidecar.texts[VERSION]!);
  } else
    for (const { id } of some) {
      if (!coding.ok) break;
      coding = kind === 'add' ? addCodes(coding.value, id, codes) : removeCodes(coding.value, id, codes);
    }
  assert.ok(coding.ok);
  return { ...state, sidecar: coding.value };
}

/** Sends segments to another code: those of even numbers, or those of odd ones. */
function split(state: State, book: Codebook, from: string, to: string, seed: number): State {
  const target = book.resolve(to);
  if (!target || target.id === from) return state;
  const has = state.sidecar.segments.filter(({ codes }) => codes.some(id => book.resolve(id)?.id === from));
  const sent = has.flatMap(({ id }) => (Number(id.slice(1)) % 2 === seed % 2 ? id : []));
  const recoding = { remove: [from], add: [target.id], isReplacement: true };
  const coding = recodeSegments(state.sidecar, sent, recoding, book);
  assert.ok(coding.ok);
  return { ...state, sidecar: coding.value };
}

/** What a study says: which segments count for which codes, and the tree. */
function meaning({ codebook, sidecar }: State): unknown {
  const book = Codebook.of(codebook);
  return {
    segments: sidecar.segments.map(({ id, codes, memo }) => [
      id,
      memo,
      [...new Set(codes.map(code => book.resolve(code)?.id ?? `? ${code}`))].sort(),
    ]),
    codes: book
      .inOrder()
      .map(({ id, name, retired }) => [id, name, retired ?? false, book.parentOf(id)?.id])
      .sort(),
  };
}

const drawn = fc
  .record({
    book: steps(12)
      .map(all => take(EMPTY, all, 1))
      .filter(file => Codebook.of(file).inOrder().length >= 3),
    segments: fc.array(fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
    ops: fc.tuple(
      ...[1, 2].map(seed =>
        fc.record({
          kind: fc.constantFrom(...KINDS),
          picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
          other: fc.nat(30),
          seed: fc.constant(seed),
        }),
      ),
    ),
  })
  .map(({ book, segments, ops }) => {
    const ids = Codebook.of(book)
      .inOrder()
      .map(({ id }) => id);
    const pick = (n: number) => ids[n % ids.length]!;
    const base: State = {
      codebook: book,
      sidecar: {
        schema: 1,
        coder: 'nd',
        status: 'in-progress',
        texts: { [VERSION]: { sha256: VERSION + '0'.repeat(52), length: 999 } },
        segments: segments.map((codes, i) => ({
          id: `s${i}`,
          text: VERSION,
          start: 10 * i,
          end: 10 * i + 5,
          quote: `word${i}`,
          codes: [...new Set(codes.map(pick))],
          memo: `memo ${i}`,
        })),
      },
    };
    const [one, two] = ops.map(({ kind, picks, other, seed }) => ({
      kind,
      codes: [...new Set(picks.map(pick))],
      other: pick(other),
      seed,
    }));
    return { base, one: one!, two: two! };
  });

/** @param way git's merge driver sees one file at a time; the editor knows what the merged coding files use */
function mergeStates(base: State, a: State, b: State, way: Way) {
  const sidecar = mergeSidecars(base.sidecar, a.sidecar, b.sidecar);
  const named = sidecar.value.segments.flatMap(({ codes }) => codes);
  const used = new Set(way === 'editor' ? named : []);
  const codebook = mergeCodebooks(base.codebook, a.codebook, b.codebook, used);
  // check reports a coding of a code that is not there
  const isUnknown = named.some(id => !Codebook.of(codebook.value).resolve(id));
  return {
    state: { codebook: codebook.value, sidecar: sidecar.value },
    used,
    isTold:
      isUnknown || [codebook, sidecar].some(({ conflicts, notes }) => conflicts.length + notes.length > 0),
  };
}

const RECODING = ['delete-move', 'split', 'add', 'uncode'];

/** Whether each code of each segment is one that it has on one of the sides. */
function isOfSides({ sidecar }: State, a: State, b: State): boolean {
  return sidecar.segments.every(({ id, codes }) => {
    const given = [a, b].flatMap(side => side.sidecar.segments.find(one => one.id === id)?.codes ?? []);
    return codes.every(code => given.includes(code));
  });
}

describe('operations on two branches', () => {
  it('merge to what comes of one after the other, or are told of, and never lose a coding', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom<Way>('driver', 'editor'), ({ base, one, two }, way) => {
        const [a, b] = [doIt(base, one), doIt(base, two)];
        const { state, used, isTold } = mergeStates(base, a, b, way);
        const wanted = [doAgain(a, two, base, b), doAgain(b, one, base, a)].map(after =>
          JSON.stringify(meaning(after)),
        );
        const isEither = wanted.includes(JSON.stringify(meaning(state)));
        // two who recode one segment differently: it gets what both have given it
        const isBoth = [one, two].every(({ kind }) => RECODING.includes(kind)) && isOfSides(state, a, b);
        if (!isEither && !isTold && !isBoth)
          assert.fail(
            `${one.kind} and ${two.kind}: ${JSON.stringify(meaning(state))} is neither ${wanted.join(' nor ')}`,
          );
        const book = Codebook.of(state.codebook);
        const [bookA, bookB] = [a, b].map(side => Codebook.of(side.codebook)) as [Codebook, Codebook];
        const now = new Map(state.sidecar.segments.map(segment => [segment.id, segment]));
        for (const segment of base.sidecar.segments) {
          const sides = [a, b].map(side => side.sidecar.segments.find(({ id }) => id === segment.id));
          const left = now.get(segment.id);
          if (sides.every(Boolean)) assert.ok(left, `${segment.id} is lost`);
          if (!left) continue;
          assert.deepEqual([left.quote, left.memo], [segment.quote, segment.memo]);
          for (const code of segment.codes) {
            if (!sides.every(side => side?.codes.includes(code))) continue;
            assert.ok(left.codes.includes(code));
            if (bookA.resolve(code) && bookB.resolve(code))
              assert.ok(book.resolve(code), `${code} leads nowhere`);
          }
        }
        // whichever side is ours, to the byte
        const texts = (x: State) => [stringifyCodebook(x.codebook), stringifySidecar(x.sidecar)] as const;
        const [was, left, right] = [texts(base), texts(a), texts(b)];
        for (const [kind, i] of [
          ['codebook', 0],
          ['sidecar', 1],
        ] as const) {
          const results = [
            [left[i], right[i]],
            [right[i], left[i]],
          ].map(([ours, theirs]) => mergeFiles(kind, { base: was[i], ours: ours!, theirs: theirs! }, used));
          assert.deepEqual(results[0], results[1]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('keep who has merged a code with what it was merged into', () => {
    const code = (id: string) => ({ id, name: id.toUpperCase() });
    const base: CodebookFile = { schema: 1, codes: ['a', 'b', 'c'].map(code) };
    const merged = (into: string, by: string, at: string) => {
      const result = mergeCodes(Codebook.of(base), ['a'], into, { by, at });
      assert.ok(result.ok);
      return result.value;
    };
    const first = merged('b', 'nd', '2031-01-02T00:00:00Z');
    const again = mergeCodebooks(base, first, merged('b', 'em', '2031-01-01T00:00:00Z'));
    assert.deepEqual(again.conflicts, []);
    assert.deepEqual(again.value.codes[0], {
      id: 'a',
      name: 'A',
      mergedInto: 'b',
      by: 'em',
      at: '2031-01-01T00:00:00Z',
    });
    const other = mergeCodebooks(base, first, merged('c', 'em', '2031-01-01T00:00:00Z'));
    assert.deepEqual(
      other.conflicts.map(({ field, values }) => [field, values]),
      [['mergedInto', ['b', 'c']]],
    );
    const [open] = other.value.codes as unknown as { mergedInto: string; by: string }[];
    assert.deepEqual([open!.mergedInto, open!.by], ['c', 'em']);
  });
});
