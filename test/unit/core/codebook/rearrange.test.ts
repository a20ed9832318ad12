import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookFile } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { deleteSeveral } from '../../../../src/core/codebook/deleteSeveral';
import { duplicateCode, nameOfCopy } from '../../../../src/core/codebook/duplicateCode';
import { mergeCodes } from '../../../../src/core/codebook/mergeCode';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import {
  demoteCodes,
  moveCodes,
  promoteCodes,
  shiftCodes,
  topmost,
} from '../../../../src/core/codebook/rearrange';
import { retireCodes } from '../../../../src/core/codebook/retireCodes';
import { nameLikeness, similarCodes } from '../../../../src/core/codebook/similarCodes';
import { applyChange, recordChange, reversed } from '../../../../src/core/versions/merge/recordChange';
import { EMPTY, steps, take } from '../versions/merge/codebookSteps';
import { seededRandom } from './arbitraries';

const outline = (book: Codebook) =>
  book.inOrder().map(({ id }) => `${'  '.repeat(book.path(id).length - 1)}${id}`);

/** A codebook drawn as an outline, by names. */
function bookOf(...lines: string[]): Codebook {
  const at: string[] = [];
  const codes = lines.map((line, i) => {
    const level = line.search(/\S/) / 2;
    const id = line.trim();
    at[level] = id;
    const parent = at[level - 1];
    return { id, name: id, ...(level > 0 && parent ? { parent } : {}), rank: `a${i}` };
  });
  return Codebook.of({ schema: 1, codes: codes.sort((x, y) => (x.id < y.id ? -1 : 1)) });
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}

const BOOK = bookOf('a', '  b', '  c', '  d', 'e', '  f', 'g');

describe('moving codes', () => {
  const after = (file: CodebookFile) => outline(BOOK.with(file));

  it('moves some by one place, as a block, and stops at the ends', () => {
    assert.deepEqual(after(valueOf(shiftCodes(BOOK, ['c', 'd'], -1))), [
      'a',
      '  c',
      '  d',
      '  b',
      'e',
      '  f',
      'g',
    ]);
    assert.deepEqual(after(valueOf(shiftCodes(BOOK, ['b', 'c'], 1))), [
      'a',
      '  d',
      '  b',
      '  c',
      'e',
      '  f',
      'g',
    ]);
    assert.equal(valueOf(shiftCodes(BOOK, ['a', 'e'], -1)), BOOK.file);
    assert.deepEqual(after(valueOf(shiftCodes(BOOK, ['a', 'b'], 1))), [
      'e',
      '  f',
      'a',
      '  b',
      '  c',
      '  d',
      'g',
    ]);
  });

  it('moves some a level up, after their theme, or down, into the one before them', () => {
    assert.deepEqual(after(valueOf(promoteCodes(BOOK, ['b', 'c', 'g']))), [
      'a',
      '  d',
      'b',
      'c',
      'e',
      '  f',
      'g',
    ]);
    assert.deepEqual(after(valueOf(demoteCodes(BOOK, ['c', 'd']))), [
      'a',
      '  b',
      '    c',
      '    d',
      'e',
      '  f',
      'g',
    ]);
    assert.deepEqual(after(valueOf(demoteCodes(BOOK, ['e', 'g']))), [
      'a',
      '  b',
      '  c',
      '  d',
      '  e',
      '    f',
      '  g',
    ]);
    assert.equal(valueOf(demoteCodes(BOOK, ['a'])), BOOK.file);
  });

  it('moves some under another, in their order, with what is below them', () => {
    assert.deepEqual(after(valueOf(moveCodes(BOOK, ['e', 'f', 'b'], { parent: 'g' }))), [
      'a',
      '  c',
      '  d',
      'g',
      '  b',
      '  e',
      '    f',
    ]);
    assert.equal(moveCodes(BOOK, ['a', 'e'], { parent: 'b' }).ok, false);
  });
});

/** Something done to some codes of a codebook; undefined where it cannot be. */
const operations: Readonly<
  Record<string, (book: Codebook, ids: readonly string[], other: string) => CodebookFile | undefined>
> = {
  merge: (book, ids, other) => fileOf(mergeCodes(book, ids, other, { by: 'nd', at: '2031-01-01T00:00:00Z' })),
  move: (book, ids, other) => fileOf(moveCodes(book, ids, { parent: other })),
  up: (book, ids) => fileOf(shiftCodes(book, ids, -1)),
  down: (book, ids) => fileOf(shiftCodes(book, ids, 1)),
  promote: (book, ids) => fileOf(promoteCodes(book, ids)),
  demote: (book, ids) => fileOf(demoteCodes(book, ids)),
  retire: (book, ids) => fileOf(retireCodes(book, ids, true)),
  duplicate: (book, [id]) => {
    const code = book.get(id!)!;
    const result = duplicateCode(book, code.id, nameOfCopy(book, code), seededRandom(7));
    return result.ok ? result.value.file : undefined;
  },
  delete: (book, ids) => {
    const result = deleteSeveral(book, ids, 'delete');
    return result.ok ? result.value.file : undefined;
  },
};

function fileOf(result: { ok: true; value: CodebookFile } | { ok: false }): CodebookFile | undefined {
  return result.ok ? result.value : undefined;
}

const drawn = fc.record({
  base: steps(14)
    .map(all => Codebook.of(take(EMPTY, all, 1)))
    .filter(book => book.inOrder().length > 1),
  picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
  other: fc.nat(30),
});

describe('operations on several codes', () => {
  for (const [name, operation] of Object.entries(operations)) {
    it(`lose nothing, leave a valid codebook, and are undone to the byte: ${name}`, () => {
      fc.assert(
        fc.property(drawn, ({ base, picks, other }) => {
          const codes = base.inOrder();
          const ids = [...new Set(picks.map(n => codes[n % codes.length]!.id))];
          const after = operation(base, ids, codes[other % codes.length]!.id);
          if (!after) return;
          const book = Codebook.of(after);
          const text = stringifyCodebook(after);
          const errors = parseCodebook(text).problems.filter(({ code }) => code !== 'unknown-parent');
          assert.deepEqual(errors, []);
          // siblings have different names, where they had before
          if (base.sameNamed().length === 0) assert.deepEqual(book.sameNamed(), []);
          const deleted = name === 'delete' ? new Set(ids.flatMap(id => base.descendants(id))) : new Set();
          for (const code of codes) {
            const now = book.resolve(code.id);
            if (deleted.has(code.id)) assert.equal(now, undefined);
            else {
              assert.ok(now, `${code.id} leads nowhere`);
              // every word of a definition is somewhere
              for (const field of ['description', 'include', 'memo'] as const)
                for (const line of code[field]?.split('\n\n') ?? [])
                  assert.ok(now[field]?.includes(line), `${field} of ${code.id}`);
            }
          }
          const parts = { list: 'codes', units: [], maps: [] };
          const back = applyChange(after, reversed(recordChange(base.file, after, parts)), parts);
          assert.ok(back.ok);
          assert.equal(stringifyCodebook(back.value), stringifyCodebook(base.file));
        }),
        { numRuns: 200 },
      );
    });
  }

  it('keep codes in one order, each once, with what is below them', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom('up', 'down', 'promote', 'demote', 'move'),
        ({ base, picks, other }, name) => {
          const codes = base.inOrder();
          const ids = [...new Set(picks.map(n => codes[n % codes.length]!.id))];
          const after = operations[name]!(base, ids, codes[other % codes.length]!.id);
          if (!after) return;
          const book = Codebook.of(after);
          assert.deepEqual(
            book
              .inOrder()
              .map(({ id }) => id)
              .sort(),
            codes.map(({ id }) => id).sort(),
          );
          const moved = new Set(topmost(base, ids).map(({ id }) => id));
          // who was not moved is under whom it was, in the same order
          const parentOf = (of: Codebook, id: string) => of.parentOf(id)?.id;
          for (const { id } of codes)
            if (!moved.has(id)) assert.equal(parentOf(book, id), parentOf(base, id));
          const rest = (of: Codebook) =>
            of
              .inOrder()
              .filter(({ id }) => !moved.has(id) && !topmost(base, [...ids, id]).every(one => one.id !== id));
          const inParent = (of: Codebook) => {
            const lists = new Map<string | undefined, string[]>();
            for (const { id } of rest(of)) {
              const parent = parentOf(of, id);
              lists.set(parent, [...(lists.get(parent) ?? []), id]);
            }
            return [...lists].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
          };
          assert.deepEqual(inParent(book), inParent(base));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('similar codes', () => {
  it('are those that a comparison of all with all finds', () => {
    const name = fc
      .array(fc.constantFrom('trust', 'trusts', 'in', 'staff', 'Stäff', 'self', 'pay', 'play', '2', '医院'), {
        minLength: 1,
        maxLength: 4,
      })
      .map(words => words.join(' '));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 14 }), names => {
        const codes = names.map((one, i) => ({
          id: `c${String(i).padStart(2, '0')}`,
          name: one,
          rank: `a${i}`,
        }));
        const book = Codebook.of({ schema: 1, codes });
        const found = similarCodes(book);
        const pairs = (kind: string) =>
          found.filter(one => one.kind === kind).map(one => one.codes.map(code => code.name.toLowerCase()));
        const keys = book.inOrder().map(code => code.name.normalize('NFC').toLowerCase());
        const twice = [...new Set(keys)].filter(key => keys.filter(one => one === key).length > 1);
        assert.deepEqual(
          pairs('same-name')
            .map(([key]) => key)
            .sort(),
          twice.sort(),
        );
        const distinct = [...new Set(keys)];
        const alike = distinct.flatMap((one, i) =>
          distinct.slice(i + 1).flatMap(other => (nameLikeness(one, other) >= 0.72 ? [[one, other]] : [])),
        );
        const sorted = (lists: readonly (readonly string[])[]) =>
          lists.map(list => [...list].sort().join('|')).sort();
        assert.deepEqual(sorted(pairs('similar')), sorted(alike));
      }),
      { numRuns: 200 },
    );
  });

  it('have a plural, a typing error or another order of words, and no more', () => {
    assert.ok(nameLikeness('Trust in staff', 'Staff, trust in') === 1);
    assert.ok(nameLikeness('Stigma', 'Stigmas') >= 0.72);
    assert.ok(nameLikeness('Representativity', 'Representatvity') >= 0.72);
    assert.ok(nameLikeness('Pay', 'Play') < 0.72);
    assert.ok(nameLikeness('Before the training', 'After the training') < 0.72);
  });

  it('are the most alike ones where there are very many', () => {
    const codes = Array.from({ length: 3000 }, (_, i) => ({
      id: `c${i}`,
      name: `Experience of ${i.toString(36)} work`,
    }));
    assert.equal(similarCodes(Codebook.of({ schema: 1, codes })).length, 500);
  });
});

describe('a copy of a code', () => {
  it('has its definition beside it, a name that nobody has, and a colour of its own', () => {
    const file: CodebookFile = {
      schema: 1,
      codes: [
        {
          id: 'a',
          name: 'Trust',
          rank: 'a0',
          color: '#4e79a7',
          include: 'x',
          ...({ scale: [1, 2] } as object),
        },
        { id: 'b', name: 'Trust 2', rank: 'a1' },
        { id: 'c', name: 'Fear', rank: 'a2' },
      ],
    };
    const book = Codebook.of(file);
    const name = nameOfCopy(book, book.get('a')!);
    assert.equal(name, 'Trust 3');
    const { file: after, code } = valueOf(duplicateCode(book, 'a', name, seededRandom(1)));
    assert.deepEqual(
      book
        .with(after)
        .roots()
        .map(one => one.name),
      ['Trust', 'Trust 3', 'Trust 2', 'Fear'],
    );
    assert.deepEqual([code.include, (code as { scale?: unknown }).scale], ['x', [1, 2]]);
    assert.notEqual(code.color, '#4e79a7');
    assert.equal(duplicateCode(book, 'a', 'fear', seededRandom(1)).ok, false);
  });
});
