import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Code, CodebookFile } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import {
  addCode,
  deleteCodes,
  moveCode,
  recolorCode,
  renameCode,
  updateCode,
} from '../../../../src/core/codebook/operations';
import { parseHex } from '../../../../src/core/codebook/contrast';
import { toOklab } from '../../../../src/core/codebook/oklab';
import { PALETTE } from '../../../../src/core/codebook/palette';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import type { Result } from '../../../../src/core/base/result';
import { seededRandom, tangledFile } from './arbitraries';

const random = seededRandom(7);

const FILE: CodebookFile = {
  schema: 1,
  codes: [
    { id: 'theme', name: 'Theme', rank: 'a0', color: '#4e79a7' },
    { id: 'a', name: 'A', parent: 'theme', rank: 'a0', ...({ mine: [1], note: '' } as object) },
    { id: 'b', name: 'B', parent: 'theme', rank: 'a1' },
    { id: 'deep', name: 'Deep', parent: 'a', rank: 'a0' },
    { id: 'other', name: 'Other', rank: 'a1' },
    { id: 'old', mergedInto: 'a' },
  ],
};
const BOOK = Codebook.of(FILE);

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}
function error(result: Result<unknown>): string {
  assert.ok(!result.ok);
  return result.error;
}
/** Degrees in OKLab. */
function hue(color: string): number {
  const [, a, b] = toOklab(parseHex(color)!);
  return (Math.atan2(b, a) * 180) / Math.PI;
}

/** Names below a code, nested as the tree is. */
function outline(file: CodebookFile): string {
  const codebook = Codebook.of(file);
  const below = (codes: readonly Code[]): string =>
    codes
      .map(code => code.name + (codebook.isTheme(code.id) ? `(${below(codebook.children(code.id))})` : ''))
      .join(' ');
  return below(codebook.roots());
}

describe('addCode', () => {
  it('adds behind the last sibling, with an id, a colour and a rank', () => {
    const { file, code } = value(addCode(BOOK, { name: '  In   between ', parent: 'theme' }, random));
    assert.equal(outline(file), 'Theme(A(Deep) B In between) Other');
    assert.match(code.id, /^in-between-[a-z0-9]{4}$/);
    assert.deepEqual(
      { ...code, id: '', color: '' },
      { id: '', name: 'In between', parent: 'theme', color: '', rank: 'a2' },
    );
    assert.equal(
      file.codes.find(one => one.id === code.id),
      code,
    );
    assert.deepEqual(
      file.codes.filter(one => one.id !== code.id),
      [...FILE.codes].sort((x, y) => (x.id < y.id ? -1 : 1)),
    );
  });

  it('takes what is given, but for empty fields', () => {
    const { code } = value(
      addCode(BOOK, { name: 'C', color: '#ABCDEF', description: 'D', memo: '' }, random),
    );
    assert.deepEqual(
      { ...code, id: '' },
      { id: '', name: 'C', color: '#abcdef', description: 'D', rank: 'a2' },
    );
  });

  it('gives codes at the top the colours of the palette while it lasts, then others', () => {
    let file: CodebookFile = { schema: 1, codes: [] };
    const colors: string[] = [];
    for (let i = 0; i < PALETTE.length * 2; i++) {
      const added = value(addCode(Codebook.of(file), { name: `C ${i}` }, random));
      file = added.file;
      colors.push(added.code.color!);
    }
    assert.deepEqual(
      colors.slice(0, PALETTE.length),
      PALETTE.map(one => one.color),
    );
    assert.equal(new Set(colors).size, colors.length);
  });

  it('prefers, among equals, a colour that no code has yet', () => {
    const [first, second] = PALETTE.map(one => one.color);
    const book = Codebook.of({
      schema: 1,
      codes: [
        { id: 'top', name: 'Top', color: '#000000' },
        { id: 'below', name: 'Below', parent: 'top', color: first },
      ],
    });
    assert.equal(value(addCode(book, { name: 'New' }, random)).code.color, second);
  });

  it('gives the codes of a theme shades of the colour that the theme at the top has', () => {
    let file: CodebookFile = { schema: 1, codes: [{ id: 'top', name: 'Top', color: PALETTE[2]!.color }] };
    for (let i = 0, parent = 'top'; i < 6; i++) {
      const added = value(addCode(Codebook.of(file), { name: `C ${i}`, parent }, random));
      file = added.file;
      // the last ones below the one before
      if (i > 2) parent = added.code.id;
    }
    const [theme, ...shades] = ['top', ...file.codes.map(({ id }) => id).filter(id => id !== 'top')].map(id =>
      hue(Codebook.of(file).color(id)),
    );
    for (const shade of shades) {
      const turn = Math.abs(shade - theme!);
      assert.ok(Math.min(turn, 360 - turn) < 26, `${shade} ${theme}`);
    }
  });

  it('puts it under what a merged code has become', () => {
    assert.equal(value(addCode(BOOK, { name: 'C', parent: 'old' }, random)).code.parent, 'a');
  });

  it('says why it cannot', () => {
    assert.equal(error(addCode(BOOK, { name: ' \n' }, random)), 'A code needs a name.');
    assert.equal(
      error(addCode(BOOK, { name: 'theme' }, random)),
      'There is already a code named “Theme” here.',
    );
    assert.match(error(addCode(BOOK, { name: 'C', parent: 'gone' }, random)), /no longer has a code “gone”/);
    assert.match(error(addCode(BOOK, { name: 'C', color: 'red' }, random)), /“red” is not a colour/);
    assert.ok(addCode(BOOK, { name: 'Theme', parent: 'theme' }, random).ok);
  });
});

describe('renameCode, recolorCode, updateCode', () => {
  const fields = (file: CodebookFile, id: string) => file.codes.find(code => code.id === id);

  it('change that field alone, and keep what they do not know', () => {
    assert.deepEqual(fields(value(renameCode(BOOK, 'a', ' New  name ')), 'a'), {
      id: 'a',
      name: 'New name',
      parent: 'theme',
      rank: 'a0',
      mine: [1],
      note: '',
    });
    assert.deepEqual(fields(value(recolorCode(BOOK, 'a', '#ABCDEF')), 'a'), {
      id: 'a',
      name: 'A',
      parent: 'theme',
      rank: 'a0',
      mine: [1],
      note: '',
      color: '#abcdef',
    });
    assert.ok(!('color' in fields(value(recolorCode(BOOK, 'theme', undefined)), 'theme')!));
    const described = value(updateCode(BOOK, 'a', { description: 'D', include: 'I' }));
    assert.deepEqual(fields(described, 'a'), {
      id: 'a',
      name: 'A',
      parent: 'theme',
      rank: 'a0',
      mine: [1],
      note: '',
      description: 'D',
      include: 'I',
    });
    const cleared = value(updateCode(Codebook.of(described), 'a', { description: '', include: undefined }));
    assert.deepEqual(cleared, value(renameCode(Codebook.of(cleared), 'a', 'A')));
    assert.deepEqual(Object.keys(fields(cleared, 'a')!).sort(), Object.keys(fields(FILE, 'a')!).sort());
  });

  it('give the same file where nothing changes', () => {
    assert.equal(value(renameCode(BOOK, 'a', 'A')), FILE);
    assert.equal(value(recolorCode(BOOK, 'theme', '#4E79A7')), FILE);
    assert.equal(value(updateCode(BOOK, 'a', { memo: '' })), FILE);
    assert.equal(value(moveCode(BOOK, 'a', { parent: 'theme', before: 'b' })), FILE);
    assert.equal(value(moveCode(BOOK, 'b', { parent: 'theme' })), FILE);
    assert.equal(value(moveCode(BOOK, 'b', { before: 'b' })), FILE);
  });

  it('say why they cannot', () => {
    assert.match(error(renameCode(BOOK, 'a', 'b')), /a code named “B” here/);
    assert.equal(error(renameCode(BOOK, 'a', '')), 'A code needs a name.');
    assert.ok(renameCode(BOOK, 'a', 'a').ok);
    assert.match(error(recolorCode(BOOK, 'a', '#12')), /not a colour/);
    for (const id of ['gone', 'old']) {
      assert.match(error(renameCode(BOOK, id, 'X')), /no longer has a code “/);
      assert.match(error(recolorCode(BOOK, id, '#000000')), /no longer has a code “/);
      assert.match(error(updateCode(BOOK, id, {})), /no longer has a code “/);
      assert.match(error(moveCode(BOOK, id, {})), /no longer has a code “/);
      assert.match(error(deleteCodes(BOOK, id, { children: 'delete' })), /no longer has a code “/);
    }
  });
});

describe('moveCode', () => {
  const moved = (id: string, to: { parent?: string; before?: string }) =>
    outline(value(moveCode(BOOK, id, to)));

  it('moves a code with all below it', () => {
    assert.equal(moved('a', {}), 'Theme(B) Other A(Deep)');
    assert.equal(moved('a', { before: 'other' }), 'Theme(B) A(Deep) Other');
    assert.equal(moved('a', { parent: 'other' }), 'Theme(B) Other(A(Deep))');
    assert.equal(moved('b', { before: 'a' }), 'Theme(B A(Deep)) Other');
    assert.equal(moved('other', { parent: 'theme', before: 'b' }), 'Theme(A(Deep) Other B)');
    assert.equal(moved('a', { parent: 'theme' }), 'Theme(B A(Deep)) Other');
  });

  it('says why it cannot', () => {
    assert.match(error(moveCode(BOOK, 'theme', { parent: 'theme' })), /“Theme” cannot be moved into itself/);
    assert.match(error(moveCode(BOOK, 'theme', { parent: 'deep' })), /“Theme” cannot be moved into itself/);
    assert.match(error(moveCode(BOOK, 'theme', { before: 'deep' })), /“Theme” cannot be moved into itself/);
    assert.match(error(moveCode(BOOK, 'theme', { parent: 'old' })), /“Theme” cannot be moved into itself/);
    assert.match(error(moveCode(BOOK, 'a', { parent: 'other', before: 'b' })), /“B” is not in that theme/);
    assert.match(error(moveCode(BOOK, 'a', { parent: 'gone' })), /no longer has a code “gone”/);
    assert.match(error(moveCode(BOOK, 'a', { before: 'gone' })), /no longer has a code “gone”/);
    const twin = Codebook.of(value(addCode(BOOK, { name: 'a' }, random)).file);
    assert.match(error(moveCode(twin, 'a', {})), /a code named “a” here/);
  });
});

describe('a circle of parents', () => {
  const circle = Codebook.of({
    schema: 1,
    codes: [
      { id: 'a', name: 'A', parent: 'b' },
      { id: 'b', name: 'B', parent: 'c' },
      { id: 'c', name: 'C', parent: 'a' },
      { id: 'd', name: 'D', parent: 'c' },
    ],
  });

  it('is opened by a move that would close it again', () => {
    assert.equal(outline(circle.file), 'A B C(D)');
    assert.equal(outline(value(moveCode(circle, 'a', { parent: 'b' }))), 'B(A(C(D)))');
    assert.equal(outline(value(moveCode(circle, 'a', { parent: 'd' }))), 'C(B D(A))');
    assert.equal(outline(value(moveCode(circle, 'a', {}))), 'A(C(B D))');
  });
});

describe('deleteCodes', () => {
  it('takes a code and all below it', () => {
    const { file, deleted } = value(deleteCodes(BOOK, 'theme', { children: 'delete' }));
    assert.deepEqual(deleted, ['theme', 'a', 'deep', 'b']);
    assert.equal(outline(file), 'Other');
    assert.equal(Codebook.of(file).resolve('old'), undefined);
    assert.deepEqual(parseCodebook(stringifyCodebook(file)).problems, []);
  });

  it('takes a code and moves those below to its place', () => {
    const { file, deleted } = value(deleteCodes(BOOK, 'theme', { children: 'move-up' }));
    assert.deepEqual(deleted, ['theme']);
    assert.equal(outline(file), 'A(Deep) B Other');
    assert.equal(outline(value(deleteCodes(BOOK, 'a', { children: 'move-up' })).file), 'Theme(Deep B) Other');
  });

  it('does not let two siblings come to have the same name', () => {
    const twin = Codebook.of(value(addCode(BOOK, { name: 'B' }, random)).file);
    assert.match(
      error(deleteCodes(twin, 'theme', { children: 'move-up' })),
      /a code named “B” here\. Rename one/,
    );
    const inside = Codebook.of(value(renameCode(BOOK, 'a', 'Theme')));
    assert.equal(
      outline(value(deleteCodes(inside, 'theme', { children: 'move-up' })).file),
      'Theme(Deep) B Other',
    );
  });
});

/** The tree as plain nested lists: what the operations must amount to. */
interface Plain {
  readonly id: string;
  name: string;
  below: Plain[];
}

type Step =
  | { do: 'add'; name: string; under: number }
  | { do: 'rename'; code: number; name: string }
  | { do: 'move'; code: number; under: number; before: number }
  | { do: 'delete'; code: number; children: 'delete' | 'move-up' };

const name = fc.constantFrom('a', 'B', 'c d', 'É', 'e', 'F 1', 'F 2', '职', ' ');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), name, under: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), code: fc.nat(30), name }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      code: fc.nat(30),
      under: fc.nat(30),
      before: fc.nat(5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      code: fc.nat(30),
      children: fc.constantFrom('delete' as const, 'move-up' as const),
    }),
  },
);

describe('any number of operations', () => {
  it('come to the same as on nested lists', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(), (steps, seed) => {
        const chance = seededRandom(seed);
        const root: Plain = { id: '', name: '', below: [] };
        let file: CodebookFile = { schema: 1, codes: [] };
        for (const one of steps) file = apply(one, root, file, chance);
      }),
      { numRuns: 200 },
    );
  });

  it('lose no code and leave none below itself, also in a tangled file', () => {
    fc.assert(
      fc.property(tangledFile, fc.array(step, { maxLength: 12 }), fc.nat(), (tangled, steps, seed) => {
        const chance = seededRandom(seed);
        let codebook = Codebook.of(tangled);
        for (const one of steps) {
          const codes = codebook.inOrder();
          const pick = (n: number) => codes[n % (codes.length + 1)]?.id;
          let expected = codes.length;
          let result: Result<CodebookFile>;
          if (one.do === 'add') {
            const added = addCode(codebook, { name: one.name, parent: pick(one.under) }, chance);
            result = added.ok ? { ok: true, value: added.value.file } : added;
            expected += added.ok ? 1 : 0;
          } else if (one.do === 'delete') {
            const gone = deleteCodes(codebook, pick(one.code) ?? '', { children: one.children });
            result = gone.ok ? { ok: true, value: gone.value.file } : gone;
            expected -= gone.ok ? gone.value.deleted.length : 0;
          } else if (one.do === 'move') {
            const [code, under] = [pick(one.code) ?? '', pick(one.under)];
            result = moveCode(codebook, code, { parent: under });
            if (result.ok) assert.equal(Codebook.of(result.value).parentOf(code)?.id, under);
          } else result = renameCode(codebook, pick(one.code) ?? '', one.name);
          if (!result.ok) continue;
          const merged = (file: CodebookFile) =>
            file.codes.filter(code => 'mergedInto' in code).map(code => code.id);
          assert.deepEqual(merged(result.value).sort(), merged(codebook.file).sort());
          codebook = Codebook.of(result.value);
          assert.equal(codebook.inOrder().length, expected);
          assert.notEqual(parseCodebook(stringifyCodebook(result.value)).value, undefined);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function apply(one: Step, root: Plain, file: CodebookFile, chance: () => number): CodebookFile {
  const codebook = Codebook.of(file);
  const all = flat(root);
  const parentOf = (code: Plain) => all.find(other => other.below.includes(code))!;
  const hasName = (siblings: Plain[], wanted: string) =>
    siblings.some(sibling => sibling.name.toLowerCase() === wanted.toLowerCase());
  let result: Result<CodebookFile>;
  let wanted: boolean;

  if (one.do === 'add') {
    const under = all[one.under % all.length]!;
    wanted = one.name !== ' ' && !hasName(under.below, one.name);
    const added = addCode(codebook, { name: one.name, parent: under.id || undefined }, chance);
    if (added.ok) under.below.push({ id: added.value.code.id, name: one.name, below: [] });
    result = added.ok ? { ok: true, value: added.value.file } : added;
  } else {
    const code = all[one.code % all.length]!;
    if (code === root) return file;
    const parent = parentOf(code);
    const others = parent.below.filter(sibling => sibling !== code);
    if (one.do === 'rename') {
      wanted = one.name !== ' ' && !hasName(others, one.name);
      result = renameCode(codebook, code.id, one.name);
      if (result.ok) code.name = one.name;
    } else if (one.do === 'move') {
      const under = all[one.under % all.length]!;
      const siblings = under.below.filter(sibling => sibling !== code);
      const before = siblings[one.before];
      wanted = !flat(code).includes(under) && (under === parent || !hasName(siblings, code.name));
      result = moveCode(codebook, code.id, { parent: under.id || undefined, before: before?.id });
      if (result.ok) {
        parent.below = others;
        under.below = siblings.toSpliced(before ? siblings.indexOf(before) : siblings.length, 0, code);
      }
    } else {
      const deleted = deleteCodes(codebook, code.id, one);
      wanted = one.children === 'delete' || !code.below.some(child => hasName(others, child.name));
      if (deleted.ok) {
        const gone = one.children === 'delete' ? flat(code).map(each => each.id) : [code.id];
        assert.deepEqual(deleted.value.deleted, gone);
        parent.below.splice(parent.below.indexOf(code), 1, ...(one.children === 'delete' ? [] : code.below));
      }
      result = deleted.ok ? { ok: true, value: deleted.value.file } : deleted;
    }
  }
  assert.equal(result.ok, wanted, JSON.stringify(one));
  if (!result.ok) return file;
  const after = Codebook.of(result.value);
  const nested = (codes: readonly Code[]): Plain[] =>
    codes.map(({ id, name: called }) => ({ id, name: called, below: nested(after.children(id)) }));
  assert.deepEqual(nested(after.roots()), root.below);
  assert.equal(result.value.codes.length, flat(root).length - 1);
  return result.value;
}

function flat(code: Plain): Plain[] {
  return [code, ...code.below.flatMap(flat)];
}
