import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Code, CodebookFile } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { PALETTE } from '../../../../src/core/codebook/palette';
import { tangledFile } from './arbitraries';

/** The tree by definition, with no thought for speed. */
class PlainTree {
  constructor(private readonly file: CodebookFile) {}

  resolve(id: string, steps = 20): Code | undefined {
    const found = this.file.codes.find(code => code.id === id);
    if (!found || steps === 0) return undefined;
    return 'mergedInto' in found ? this.resolve(found.mergedInto, steps - 1) : found;
  }

  /** As the files says it, circles and all. */
  private named(code: Code): Code | undefined {
    return code.parent === undefined ? undefined : this.resolve(code.parent);
  }

  parentOf(code: Code): Code | undefined {
    let above = this.named(code);
    for (let step = 0; step < 20; step++) {
      if (above?.id === code.id) return undefined;
      above = above && this.named(above);
    }
    return this.named(code);
  }

  codes(): Code[] {
    return this.file.codes.filter((code): code is Code => !('mergedInto' in code));
  }

  children(parent: Code | undefined): Code[] {
    const children = this.codes().filter(code => this.parentOf(code)?.id === parent?.id);
    const text = (code: Code) => [
      code.rank ?? '\uffff',
      ['X 9', 'X 10', 'x', 'y', 'é'].includes(code.name) ? NAMES.indexOf(code.name) : 9,
      code.id,
    ];
    return children.sort((a, b) => {
      const [x, y] = [text(a), text(b)];
      for (let i = 0; i < 3; i++) if (x[i] !== y[i]) return x[i]! < y[i]! ? -1 : 1;
      return 0;
    });
  }

  inOrder(under?: Code): Code[] {
    return this.children(under).flatMap(code => [code, ...this.inOrder(code)]);
  }

  path(code: Code): string[] {
    const parent = this.parentOf(code);
    return [...(parent ? this.path(parent) : []), code.name];
  }
}
/** As a person sorts the names of {@link tangledFile}. */
const NAMES = ['é', 'x', 'X 9', 'X 10', 'y'];

describe('Codebook', () => {
  it('is the tree that the definitions give, however tangled the file', () => {
    fc.assert(
      fc.property(tangledFile, file => {
        const codebook = Codebook.of(file);
        const plain = new PlainTree(file);
        assert.deepEqual(codebook.roots(), plain.children(undefined));
        assert.deepEqual(codebook.inOrder(), plain.inOrder());
        assert.deepEqual(new Set(codebook.inOrder()), new Set(plain.codes()));
        for (const { id } of [...file.codes, { id: 'missing' }]) {
          const code = plain.resolve(id);
          assert.equal(codebook.resolve(id), code);
          assert.equal(codebook.get(id), code?.id === id ? code : undefined);
          assert.equal(codebook.parentOf(id), code && plain.parentOf(code));
          assert.deepEqual(codebook.path(id), code ? plain.path(code) : []);
          assert.deepEqual(codebook.children(id), code ? plain.children(code) : []);
          assert.equal(codebook.isTheme(id), code !== undefined && plain.children(code).length > 0);
          assert.deepEqual(
            codebook.descendants(id),
            code ? [code, ...plain.inOrder(code)].map(one => one.id) : [id],
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives a code its own colour, else the nearest one above, else one of the palette that stays', () => {
    fc.assert(
      fc.property(tangledFile, fc.boolean(), (file, reversed) => {
        const codebook = Codebook.of(file);
        const plain = new PlainTree(file);
        const codes = reversed ? plain.codes().reverse() : plain.codes();
        for (const code of codes) {
          let colored: Code | undefined = code;
          while (colored && !colored.color) colored = plain.parentOf(colored);
          const color = codebook.color(code.id);
          if (colored) assert.equal(color, colored.color);
          else assert.ok(PALETTE.some(one => one.color === color));
          assert.equal(
            Codebook.of({ schema: 1, codes: [code] }).color(code.id),
            code.color ?? Codebook.of(EMPTY).color(code.id),
          );
        }
      }),
    );
    const ids = Array.from({ length: 200 }, (_, i) => `code-${i}`);
    assert.ok(new Set(ids.map(id => Codebook.of(EMPTY).color(id))).size > PALETTE.length / 2);
  });

  it('takes 5,000 codes, also one below the other', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => ({
      id: `c${i}`,
      name: `C ${i}`,
      parent: i > 0 ? `c${i - 1}` : undefined,
    }));
    const codebook = Codebook.of({ schema: 1, codes: chain.reverse() });
    assert.equal(codebook.path('c4999').length, 5000);
    assert.equal(codebook.descendants('c0').length, 5000);
    assert.deepEqual(
      codebook
        .inOrder()
        .map(code => code.id)
        .slice(0, 3),
      ['c0', 'c1', 'c2'],
    );
    const circle = Codebook.of({
      schema: 1,
      codes: chain.map(code => ({ ...code, parent: code.parent ?? 'c4999' })),
    });
    assert.equal(circle.roots().length, 5000);
  });

  describe('find', () => {
    const codebook = Codebook.of({
      schema: 1,
      codes: [
        { id: 'impact-1', name: 'Positive impact' },
        { id: 'tool-1', name: 'Useful tool', parent: 'impact-1' },
        { id: 'barriers-1', name: 'Barriers' },
        { id: 'tool-2', name: 'useful tool', parent: 'barriers-1' },
        { id: 'other-1', name: 'Other', parent: 'impact-1' },
        { id: 'other-2', name: 'Other', parent: 'barriers-1' },
        { id: 'slash-1', name: 'Time / money', parent: 'barriers-1' },
        { id: 'deep-1', name: 'Wages', parent: 'slash-1' },
        { id: 'old-1', mergedInto: 'tool-1' },
        { id: 'Barriers-id', name: 'barriers-1' },
      ],
    });
    const cases: [string, string | undefined][] = [
      ['tool-1', 'tool-1'],
      ['old-1', 'tool-1'],
      ['Useful tool', 'tool-1'],
      ['useful tool', 'tool-2'],
      ['USEFUL TOOL', undefined],
      [' positive   IMPACT ', 'impact-1'],
      ['Other', undefined],
      ['Barriers / Other', 'other-2'],
      ['barriers>other', 'other-2'],
      ['Positive impact › Other', 'other-1'],
      ['Positive impact::other', 'other-1'],
      ['Time / money', 'slash-1'],
      ['Barriers / Time / money', 'slash-1'],
      ['Barriers/Time/money/Wages', 'deep-1'],
      ['money / Wages', 'deep-1'],
      ['barriers-1', 'barriers-1'],
      ['Nothing', undefined],
      ['', undefined],
      ['/', undefined],
    ];
    for (const [query, id] of cases) {
      it(`${id ?? 'no one code'} by “${query}”`, () => assert.equal(codebook.find(query)?.id, id));
    }

    it('gives all that fit, so that a caller can say what is meant', () => {
      assert.deepEqual(
        codebook.findAll('other').map(code => code.id),
        ['other-2', 'other-1'],
      );
      assert.deepEqual(codebook.findAll('nothing'), []);
    });

    it('finds every code by its path, unless another has the same', () => {
      fc.assert(
        fc.property(tangledFile, file => {
          const tangled = Codebook.of(file);
          const paths = tangled.inOrder().map(code => tangled.path(code.id).join(' / '));
          tangled.inOrder().forEach((code, i) => {
            const path = paths[i]!;
            if (
              !path.includes(' / ') ||
              paths.filter(other => other.toLowerCase() === path.toLowerCase()).length > 1
            )
              return;
            assert.equal(tangled.find(path), code);
          });
        }),
      );
    });
  });

  it('knows the way in a chain of thousands of themes', () => {
    const length = 5000;
    const codes = Array.from({ length }, (_, i) => ({
      id: `c${i}`,
      name: i % 2 ? `Code ${i}` : `A / ${i}`,
      ...(i > 0 ? { parent: `c${i - 1}` } : {}),
    }));
    const book = Codebook.of({ schema: 1, codes });
    const path = book.path('c4999');
    assert.deepEqual(
      path,
      codes.map(({ name }) => name),
    );
    assert.deepEqual(book.path('c4999', 2), path.slice(-2));
    assert.equal(book.parentOf('c4999')?.id, 'c4998');
    // names with separators count as what they look like
    assert.equal(book.find('A / 4998 / Code 4999')?.id, 'c4999');
    assert.equal(book.find('4998 > code 4999')?.id, 'c4999');
    assert.equal(book.find('A / 0 / Code 1')?.id, 'c1');
    assert.equal(book.find('A / 1 / Code 2'), undefined);
    assert.equal(book.find(path.slice(0, 300).join(' / '))?.id, 'c299');
  });
});

const EMPTY: CodebookFile = { schema: 1, codes: [] };
