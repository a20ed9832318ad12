import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Code, CodebookFile, MergedCode } from '../../../../../src/core/codebook/code';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import {
  addCode,
  deleteCodes,
  moveCode,
  renameCode,
  updateCode,
} from '../../../../../src/core/codebook/operations';
import { findParents, isMerged, recordsById } from '../../../../../src/core/codebook/parents';
import { parseCodebook, stringifyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { sameJson } from '../../../../../src/core/records/sameJson';
import { openConflicts } from '../../../../../src/core/records/openConflicts';
import { mergeCodebooks } from '../../../../../src/core/versions/merge/mergeCodebooks';
import { anyCodebookFile, seededRandom, tangledFile } from '../../codebook/arbitraries';
import { EMPTY, forks, mergeInto, steps, take } from './codebookSteps';

const text = (file: CodebookFile) => stringifyCodebook(file);

const anyThree = fc.oneof(
  forks,
  fc.record({ base: tangledFile, a: tangledFile, b: tangledFile }),
  fc.record({ base: fc.option(anyCodebookFile, { nil: undefined }), a: anyCodebookFile, b: anyCodebookFile }),
);

type AnyCode = Code | MergedCode;

describe('mergeCodebooks', () => {
  it('gives the same bytes whichever side is ours, and a file that can be read', () => {
    fc.assert(
      fc.property(anyThree, ({ base, a, b }) => {
        const one = mergeCodebooks(base, a, b);
        assert.deepEqual(one, mergeCodebooks(base, b, a));
        assert.equal(text(one.value), text(mergeCodebooks(base, b, a).value));
        const parsed = parseCodebook(text(one.value));
        assert.ok(parsed.writable, JSON.stringify(parsed.problems));
        const isOpen = parsed.problems.some(({ code }) => code === 'open-conflict');
        assert.equal(isOpen, one.conflicts.length > 0);
      }),
      { numRuns: 800 },
    );
  });

  it('gives back a side that the other has not changed, or has changed in the same way', () => {
    fc.assert(
      fc.property(anyThree, ({ base, a }) => {
        for (const [was, x, y] of [
          [a, a, a],
          [base, a, a],
          [base ?? a, base ?? a, a],
        ] as const) {
          const { value, conflicts, notes } = mergeCodebooks(was, x, y);
          assert.equal(text(value), text(a));
          assert.deepEqual([conflicts, notes], [[], []]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no code without its theme, under itself, or merged round in a circle', () => {
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const { value } = mergeCodebooks(base, a, b);
        const byId = recordsById(value);
        const { circular, unknown } = findParents(byId);
        // what was merged into a deleted code leads nowhere on one side already: see deleteCodes
        const lost = new Set([a, b].flatMap(side => [...findParents(recordsById(side)).unknown]));
        assert.deepEqual([[...circular], [...unknown].filter(id => !lost.has(id))], [[], []]);
        for (const code of value.codes) if (isMerged(code)) assert.ok(!goesRound(byId, code.id));
      }),
      { numRuns: 1500 },
    );
  });

  it('loses nothing that somebody has added or changed', () => {
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const { value, notes } = mergeCodebooks(base, a, b);
        const merged = recordsById(value);
        for (const [side, other] of [
          [a, b],
          [b, a],
        ] as const) {
          for (const code of side.codes) {
            const was = base.codes.find(one => one.id === code.id);
            if (sameJson(was, code)) continue;
            const now = merged.get(code.id) as unknown as Record<string, unknown> | undefined;
            assert.ok(now, `${code.id} is gone`);
            const theirs = other.codes.find(one => one.id === code.id);
            const isOpen = (key: string, wanted: unknown) =>
              openConflicts(now).some(
                ({ field, values }) => field === key && values.includes(wanted ?? null),
              );
            for (const [key, wanted] of Object.entries(code)) {
              if (key === 'rank' || (was as unknown as Record<string, unknown> | undefined)?.[key] === wanted)
                continue;
              const isPutBack =
                isMerged(code) && notes.some(({ kind, id }) => kind === 'needed' && id === code.id);
              const isRejoined =
                isPutBack || notes.some(({ kind, id }) => kind === 'rejoined' && id === code.id);
              assert.ok(
                now[key] === wanted ||
                  isOpen(key, wanted) ||
                  isRejoined ||
                  (theirs && isMerged(theirs) && key === 'parent'),
                `${code.id}.${key}`,
              );
            }
          }
        }
      }),
      { numRuns: 800 },
    );
  });

  it('holds what its twin says, field by field, for records that no deletion, merge or circle touches', () => {
    let compared = 0;
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const { value, conflicts } = mergeCodebooks(base, a, b);
        for (const code of value.codes) {
          const [was, x, y] = [base, a, b].map(side => side.codes.find(one => one.id === code.id)) as (
            AnyCode | undefined
          )[];
          if (!was || !x || !y || [was, x, y].some(one => isMerged(one!))) continue;
          for (const field of ['name', 'color', 'description', 'include', 'memo', 'parent'] as const) {
            const [zero, left, right, now] = [was, x, y, code].map(one => (one as Code)[field]) as (
              string | undefined
            )[];
            // the majority wins; all different is a conflict
            const wanted =
              left === right ? [left] : zero === left ? [right] : zero === right ? [left] : [left, right];
            const isTakenBack =
              field === 'parent' && conflicts.some(one => one.id === code.id && one.field === field);
            if (isTakenBack) assert.ok([zero, undefined, ...wanted].includes(now));
            else assert.ok(wanted.includes(now), `${code.id}.${field}: ${now}`);
            if (wanted.length > 1)
              assert.ok(conflicts.some(one => one.id === code.id && one.field === field));
            compared++;
          }
        }
      }),
      { numRuns: 800 },
    );
    assert.ok(compared > 1000);
  });

  it('merges three people in any order to the same, where nobody has to decide anything', () => {
    let merged = 0;
    fc.assert(
      fc.property(steps(10), steps(3), steps(3), steps(3), (first, ...others) => {
        const base = take(EMPTY, first, 1);
        const [x, y, z] = others.map((all, i) => take(base, all, 2 + i)) as [
          CodebookFile,
          CodebookFile,
          CodebookFile,
        ];
        const results = (
          [
            [x, y, z],
            [y, z, x],
            [z, x, y],
          ] as const
        ).map(([one, two, three]) => {
          const before = mergeCodebooks(base, one, two);
          const after = mergeCodebooks(base, before.value, three);
          const isQuiet = [before, after].every(
            ({ conflicts, notes }) =>
              conflicts.length === 0 && notes.every(({ kind }) => kind === 'same-name'),
          );
          return { text: withoutRanks(after.value), isQuiet };
        });
        if (results.some(({ isQuiet }) => !isQuiet)) return;
        merged++;
        assert.equal(new Set(results.map(one => one.text)).size, 1);
      }),
      { numRuns: 500 },
    );
    assert.ok(merged > 50, `only ${merged} were without a decision`);
  });

  const random = seededRandom(7);
  const add = (file: CodebookFile, name: string, parent?: string) => {
    const added = addCode(Codebook.of(file), { name, parent, color: '#123456' }, random);
    assert.ok(added.ok);
    return [added.value.file, added.value.code.id] as const;
  };
  const must = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
    assert.ok(result.ok);
    return result.value;
  };
  const [withTheme, theme] = add(EMPTY, 'Theme');
  const [withCode, code] = add(withTheme, 'Code', theme);
  const [base, another] = add(withCode, 'Another');
  const codeIn = (file: CodebookFile, id: string) => file.codes.find(one => one.id === id);

  it('asks when a code is renamed on both sides, unless both gave it one name', () => {
    const renamed = (name: string) => must(renameCode(Codebook.of(base), code, name));
    const { value, conflicts } = mergeCodebooks(base, renamed('Zeal'), renamed('Drive'));
    assert.equal((codeIn(value, code) as Code).name, 'Zeal');
    assert.deepEqual(conflicts, [
      { list: 'codes', id: code, field: 'name', base: 'Code', values: ['Drive', 'Zeal'] },
    ]);
    assert.deepEqual(mergeCodebooks(base, renamed('Zeal'), renamed('Zeal')).conflicts, []);
  });

  it('takes two moves back that would put codes under each other, and leaves both open', () => {
    const a = must(moveCode(Codebook.of(base), theme, { parent: another }));
    const b = must(moveCode(Codebook.of(base), another, { parent: code }));
    const { value, conflicts } = mergeCodebooks(base, a, b);
    const codebook = Codebook.of(value);
    assert.deepEqual([codebook.parentOf(theme), codebook.parentOf(another)], [undefined, undefined]);
    assert.deepEqual(
      conflicts.map(({ id, field, values }) => [id, field, values]),
      [
        [another, 'parent', [undefined, code]],
        [theme, 'parent', [undefined, another]],
      ],
    );
    assert.deepEqual(openConflicts(codeIn(value, theme)!), [
      { field: 'parent', values: [another, null].sort() },
    ]);
  });

  it('keeps a deleted theme under which the other side has put a code', () => {
    const a = must(deleteCodes(Codebook.of(base), theme, { children: 'delete' })).file;
    const [b, child] = add(base, 'Child', theme);
    const { value, notes, conflicts } = mergeCodebooks(base, a, b);
    assert.equal(Codebook.of(value).parentOf(child)?.id, theme);
    assert.equal(codeIn(value, code), undefined);
    assert.deepEqual([notes, conflicts], [[{ kind: 'needed', list: 'codes', id: theme }], []]);
  });

  it('keeps a deleted code that codings have come to use, with the theme that it stands under', () => {
    const a = must(deleteCodes(Codebook.of(base), theme, { children: 'delete' })).file;
    const { value, notes } = mergeCodebooks(base, a, base, new Set([code]));
    assert.equal(text(value), text(base));
    assert.deepEqual(
      new Set(notes.map(({ kind, id }) => `${kind} ${id}`)),
      new Set([`needed ${code}`, `needed ${theme}`]),
    );
    assert.equal(text(mergeCodebooks(base, a, base).value), text(a));
  });

  it('keeps a deleted code into which the other side has merged one', () => {
    const a = must(deleteCodes(Codebook.of(base), code, { children: 'delete' })).file;
    const b = mergeInto(base, another, code)!;
    const { value, notes } = mergeCodebooks(base, a, b);
    assert.equal(Codebook.of(value).resolve(another)?.id, code);
    assert.deepEqual(
      notes.map(({ kind, id }) => [kind, id]),
      [['needed', code]],
    );
  });

  it('merges a code away, and lets what the other side wrote about it ride along', () => {
    const a = mergeInto(base, another, code)!;
    const b = must(updateCode(Codebook.of(base), another, { description: 'What else' }));
    const { value, notes, conflicts } = mergeCodebooks(base, a, b);
    assert.deepEqual(codeIn(value, another), { description: 'What else', id: another, mergedInto: code });
    assert.deepEqual(
      [notes, conflicts],
      [[{ kind: 'merged-away', list: 'codes', id: another, other: code }], []],
    );
  });

  it('makes one code of two that each side has merged into the other', () => {
    const a = mergeInto(base, another, code)!;
    const b = mergeInto(base, code, another)!;
    const { value, notes } = mergeCodebooks(base, a, b);
    const codebook = Codebook.of(value);
    const [least, other] = [another, code].sort();
    assert.equal(codebook.resolve(other!)?.id, least);
    assert.deepEqual(codebook.get(least!), codeIn(base, least!));
    assert.deepEqual(notes, [{ kind: 'rejoined', list: 'codes', id: least, other }]);
  });

  it('follows merges one after the other', () => {
    const [more, third] = add(base, 'Third');
    const { value, notes } = mergeCodebooks(
      more,
      mergeInto(more, another, code)!,
      mergeInto(more, code, third)!,
    );
    assert.equal(Codebook.of(value).resolve(another)?.id, third);
    assert.deepEqual(notes, []);
  });

  it('puts two additions in one order, and says when they have one name', () => {
    const [a, one] = add(base, 'New', theme);
    const [b, two] = add(base, 'new', theme);
    const { value, notes, conflicts } = mergeCodebooks(base, a, b);
    assert.equal(Codebook.of(value).children(theme).length, 3);
    const [least, other] = [one, two].sort();
    assert.deepEqual(
      [notes, conflicts],
      [[{ kind: 'same-name', list: 'codes', id: other, other: least }], []],
    );
    assert.deepEqual(mergeCodebooks(base, a, a).notes, []);
  });

  it('lets who moves a code to another theme say where it stands there', () => {
    const moved = must(moveCode(Codebook.of(base), code, {}));
    const reranked = {
      ...base,
      codes: base.codes.map(one => (one.id === code ? { ...one, rank: 'Zz' } : one)),
    };
    const { value, conflicts } = mergeCodebooks(base, moved, reranked);
    assert.deepEqual([codeIn(value, code), conflicts], [codeIn(moved, code), []]);
  });
});

function goesRound(byId: ReadonlyMap<string, AnyCode>, id: string): boolean {
  let at = byId.get(id);
  for (let hops = 0; at && isMerged(at); hops++) {
    if (hops > byId.size) return true;
    at = byId.get(at.mergedInto);
  }
  return false;
}

function withoutRanks(file: CodebookFile): string {
  return text({ ...file, codes: file.codes.map(code => ({ ...code, rank: undefined }) as Code) });
}
