import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { compileGlob, globProblem } from '../../../../src/core/studyFile/glob';

/** A pattern as a tree. */
type Tree =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' | 'one' | 'folders' | 'all' }
  | { readonly kind: 'class'; readonly not: boolean; readonly of: string }
  | { readonly kind: 'group'; readonly mark: string; readonly parts: readonly (readonly Tree[])[] };

function written(trees: readonly Tree[]): string {
  return trees
    .map(tree => {
      switch (tree.kind) {
        case 'text':
          return tree.text.replace(/[*+]/g, String.raw`\$&`);
        case 'any':
          return '*';
        case 'one':
          return '?';
        case 'folders':
          return '**/';
        case 'all':
          return '/**';
        case 'class':
          return `[${tree.not ? '!' : ''}${tree.of}]`;
        case 'group': {
          const [open, separator, close] = tree.mark === '{' ? ['{', ',', '}'] : [`${tree.mark}(`, '|', ')'];
          return open + tree.parts.map(written).join(separator) + close;
        }
      }
    })
    .join('');
}

/** What is left of a path once a tree has gone over its beginning, another way: by the rests themselves. */
function rests(trees: readonly Tree[], path: string, whole: string): Set<string> {
  const [first, ...others] = trees;
  if (!first) return new Set([path]);
  const after = new Set<string>();
  for (const rest of restsOf(first, path, whole))
    for (const one of rests(others, rest, whole)) after.add(one);
  return after;
}

function restsOf(tree: Tree, path: string, whole: string): Set<string> {
  const isHidden = path.startsWith('.') && (path === whole || whole.at(-path.length - 1) === '/');
  const name = path.split('/')[0]!;
  const upTo = (least: number) =>
    Array.from({ length: name.length + 1 - least }, (_, i) => path.slice(i + least));
  const oneOf = (fits: (character: string) => boolean) =>
    !isHidden && name !== '' && fits(path[0]!) ? [path.slice(1)] : [];
  switch (tree.kind) {
    case 'text':
      return new Set(path.startsWith(tree.text) ? [path.slice(tree.text.length)] : []);
    case 'any':
      return new Set(isHidden ? [] : upTo(0));
    case 'one':
      return new Set(oneOf(() => true));
    case 'class':
      return new Set(oneOf(character => tree.of.includes(character) !== tree.not));
    case 'folders': {
      const names = path.split('/');
      const visible = names.findIndex(one => one === '' || one.startsWith('.'));
      const most = visible < 0 ? names.length - 1 : visible;
      return new Set(
        Array.from({ length: most + 1 }, (_, i) => names.slice(i).join('/'))
          .filter(Boolean)
          .concat(path),
      );
    }
    case 'all':
      return new Set(/^(\/[^/.][^/]*)+$/.test(path) ? [''] : []);
    case 'group': {
      const once = (of: string) => new Set(tree.parts.flatMap(part => [...rests(part, of, whole)]));
      if (tree.mark === '!') {
        const not = once(path);
        return new Set(isHidden ? [] : upTo(0).filter(rest => !not.has(rest)));
      }
      const found = new Set('?*'.includes(tree.mark) ? [path] : []);
      for (const rest of once(path)) found.add(rest);
      if (!'+*'.includes(tree.mark)) return found;
      for (const rest of found) for (const further of once(rest)) found.add(further);
      return found;
    }
  }
}

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.stringMatching(/^[ab.]{1,2}$/).map((text): Tree => ({ kind: 'text', text })),
  fc.constantFrom<Tree>(
    { kind: 'any' },
    { kind: 'one' },
    { kind: 'text', text: '*' },
    { kind: 'text', text: '/' },
  ),
  fc.record({ kind: fc.constant('class' as const), not: fc.boolean(), of: fc.constantFrom('a', 'ab', 'b.') }),
);
const trees = fc.letrec<{ many: readonly Tree[]; one: Tree }>(tie => ({
  many: fc.array(tie('one'), { maxLength: 3 }),
  one: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom('@', '?', '+', '*', '!', '{'),
        fc.array(tie('many'), { minLength: 2, maxLength: 3 }),
      )
      .map(([mark, parts]): Tree => ({ kind: 'group', mark, parts })),
  ),
})).many;
/** `**` only where it means folders. */
const anyPattern: fc.Arbitrary<readonly Tree[]> = fc
  .tuple(fc.boolean(), trees, fc.boolean(), trees, fc.boolean())
  .map(([first, one, middle, other, last]) => [
    ...(first ? [{ kind: 'folders' } as const] : []),
    ...one,
    ...(middle ? [{ kind: 'text', text: '/' } as const, { kind: 'folders' } as const] : []),
    ...other,
    ...(last ? [{ kind: 'text', text: '/x' } as const, { kind: 'all' } as const] : []),
  ])
  // two stars beside each other, or one before a bracket, would be read as something else
  .filter(pattern => !/\*\*\*|[^/]\*\*|[@?+*!]\(.*\)?[*?]\(|[*?]\(\(|^\W*$/.test(written(pattern)));
const anyPath = fc
  .array(fc.stringMatching(/^[ab.*x]{1,4}$/), { minLength: 1, maxLength: 4 })
  .map(names => names.join('/'));

describe('compileGlob', () => {
  it('matches what the rests of paths say, for any pattern and path', () => {
    let matches = 0;
    fc.assert(
      fc.property(anyPattern, fc.array(anyPath, { minLength: 5, maxLength: 5 }), (pattern, paths) => {
        const glob = compileGlob(written(pattern));
        for (const path of paths) {
          const expected = rests(pattern, path, path).has('');
          assert.equal(glob(path), expected, `${written(pattern)} ${path}`);
          if (expected) matches++;
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(matches > 100, `${matches} matches`);
  });

  it('matches what a library matches, for patterns of every day', () => {
    const part = fc.constantFrom(
      '*',
      '?',
      'a',
      'b',
      '.',
      'ab',
      '.txt',
      '*.txt',
      '[ab]',
      '[a-b]',
      '{a,b}',
      '@(a|b)',
      '+(a)',
    );
    const name = fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => parts.join(''));
    const pattern = fc
      .array(fc.oneof(name, fc.constant('**')), { minLength: 1, maxLength: 4 })
      .map(names => names.join('/'))
      // for the library `a/**` matches `a`, `[ab]?` is one character or none, and a dot is that of a hidden file sometimes
      .filter(one => !/\/\*\*$|[)\]}][*?+]|[*?]\(|\*\*[^/]|[^/]\*\*|(^|\/)\./.test(one));
    fc.assert(
      fc.property(pattern, fc.array(anyPath, { minLength: 5, maxLength: 5 }), (one, paths) => {
        const [ours, theirs] = [compileGlob(one), picomatch(one)];
        for (const path of paths) assert.equal(ours(path), theirs(path), `${one} ${path}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes ranges, and what is not closed as it is', () => {
    const matched = (pattern: string, ...paths: string[]) => paths.filter(compileGlob(pattern));
    assert.deepEqual(matched('{8..11}.txt', '8.txt', '10.txt', '1.txt', '12.txt'), ['8.txt', '10.txt']);
    assert.deepEqual(matched('{08..11}.txt', '08.txt', '8.txt', '11.txt'), ['08.txt', '11.txt']);
    assert.deepEqual(matched('{c..a}?', 'a1', 'd1'), ['a1']);
    assert.deepEqual(matched('{1..9999}*', '{1..9999}x', '5'), ['{1..9999}x']);
    assert.deepEqual(matched('[]a]*', ']x', 'ax', 'b'), [']x', 'ax']);
    assert.deepEqual(matched('[^a-cx]*', 'b', 'x', 'd', '😀'), ['d', '😀']);
    assert.deepEqual(matched('?.txt', '😀.txt', '.txt', '..txt'), ['😀.txt']);
    assert.deepEqual(matched('interview (1)*', 'interview (1).txt', 'interview 1.txt'), [
      'interview (1).txt',
    ]);
    for (const open of ['[a*', '{a,*', '@(a|*', '(a*', 'a*]})|', '*(a(b'])
      assert.deepEqual(matched(open, open.replaceAll('*', 'x'), 'a'), [open.replaceAll('*', 'x')], open);
  });

  it('comes to an end for any pattern', () => {
    const hostile = [
      '*(a|a*)b',
      '+(+(+(a)))b',
      '*(*(*(*(a|aa)|a*)|a)a)b',
      '!(*(a|a*)b)c',
      '!(!(*(a|*a*)b)b)c',
      `${'*a'.repeat(200)}b`,
      `${'{a,a*}'.repeat(80)}b`,
      `${'*(a'.repeat(120)}${')'.repeat(120)}b`,
      `${'?(a)'.repeat(120)}b`,
      `${'**/'.repeat(160)}b`,
      `${'('.repeat(250)}a*`,
      `${'{'.repeat(240)}a*${'}'.repeat(240)}`,
      `${'*(a|'.repeat(124)}`,
    ];
    const paths = ['a'.repeat(255), `${'a/'.repeat(120)}a`, `${'a'.repeat(254)}b`];
    for (const pattern of hostile) {
      assert.equal(globProblem(pattern), undefined, pattern);
      for (const path of paths) compileGlob(pattern)(path);
    }
    assert.ok(compileGlob('*(a|a*)b')(paths[2]!));
    assert.ok(!compileGlob('*(a|a*)b')(paths[0]!));
  });

  it('refuses what would take long all the same, and then matches only that itself', () => {
    const long = `*${'a'.repeat(500)}`;
    assert.match(globProblem(long)!, /at most 500 characters, and this one has 501/);
    const nested = '!(a|!(b|!(*)))';
    assert.match(globProblem(nested)!, /at most 2 exceptions/);
    for (const pattern of [long, nested]) {
      assert.ok(compileGlob(pattern)(pattern));
      assert.ok(!compileGlob(pattern)(pattern.replaceAll('*', 'x')));
    }
    assert.equal(globProblem('a'.repeat(9999)), undefined, 'a path');
  });
});
