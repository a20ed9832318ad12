import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookFile } from '../../../../../src/core/codebook/code';
import { findParents, recordsById } from '../../../../../src/core/codebook/parents';
import { parseCodebook, stringifyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import type { Fields } from '../../../../../src/core/records/fields';
import {
  type Choice,
  choicesIn,
  countChanges,
  withDecisions,
} from '../../../../../src/core/versions/merge/choices';
import { type FileKind, mergeFiles } from '../../../../../src/core/versions/merge/mergeFiles';
import { stringifyStudy } from '../../../../../src/core/studyFile/parseStudy';
import * as codebookSteps from './codebookSteps';
import * as codingSteps from './codingSteps';

interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

function merged(kind: FileKind, texts: Texts): string {
  const result = mergeFiles(kind, texts);
  assert.ok(result.ok);
  return result.value.text;
}

function choices(kind: FileKind, texts: Texts): Choice[] {
  return choicesIn(kind, merged(kind, texts), texts);
}

/** The option of a side. */
function of(choice: Choice, side: 'ours' | 'theirs'): unknown {
  const found = choice.options.find(({ sides }) => sides.includes(side));
  assert.ok(found, `nobody's: ${JSON.stringify(choice)}`);
  return found.value;
}

/** Two people who change the same few things in their own ways. */
const sidecarForks = fc
  .tuple(...[0, 1].map(() => fc.array(changeOf([4, 8]), { minLength: 2, maxLength: 6 })))
  .map(([left, right]) => {
    const base = codingSteps.take(
      codingSteps.EMPTY,
      [0, 1, 2].map(one => ({ kind: 0, one, other: one })),
      'm',
    );
    return { base, a: codingSteps.take(base, left!, 'a'), b: codingSteps.take(base, right!, 'k') };
  });
const codebookForks = fc
  .tuple(...[0, 1].map(() => fc.array(changeOf([2, 4, 5]), { minLength: 2, maxLength: 6 })))
  .map(([left, right]) => {
    const base = codebookSteps.take(
      codebookSteps.EMPTY,
      [0, 3, 6].map(one => ({ kind: 0, one, other: one / 3 })),
      1,
    );
    return { base, a: codebookSteps.take(base, left!, 2), b: codebookSteps.take(base, right!, 3) };
  });

function changeOf(kinds: readonly number[]): fc.Arbitrary<codebookSteps.Step> {
  return fc.record({ kind: fc.constantFrom(...kinds), one: fc.nat(30), other: fc.nat(30) });
}

const BASE = stringifySidecar(codingSteps.take(codingSteps.EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm'));
const memo = (text: string) => BASE.replace('"created"', `"memo":"${text}","created"`);

describe('what a merge has left open', () => {
  it('names the record, the values, whose they are, and what was there before', () => {
    const texts = { base: memo('so'), ours: memo('b'), theirs: memo('a') };
    const [choice, ...more] = choices('sidecar', texts);
    assert.deepEqual(more, []);
    const { list, id, field, options, base } = choice!;
    assert.deepEqual(
      { list, id, field, options, base },
      {
        list: 'segments',
        id: 'm0',
        field: 'memo',
        options: [
          { value: 'a', sides: ['theirs'] },
          { value: 'b', sides: ['ours'] },
        ],
        base: 'so',
      },
    );
  });

  it('takes a value of neither side, nothing at all, or leaves it open', () => {
    const text = merged('sidecar', { base: BASE, ours: memo('b'), theirs: memo('a') });
    const [choice] = choicesIn('sidecar', text, {});
    const decide = (value: unknown) => {
      const done = withDecisions('sidecar', text, [{ choice: choice!, value }]);
      assert.ok(done.ok);
      return done.value;
    };
    assert.equal(decide('a and b'), memo('a and b'));
    assert.equal(decide(null), BASE);
    assert.deepEqual(withDecisions('sidecar', text, []), { ok: true, value: text });
    assert.deepEqual(
      choice!.options.map(({ sides }) => sides),
      [[], []],
    );
    assert.equal(choice!.base, undefined);
  });

  it('finds whose segment it is when both sides have coded the same words under ids of their own', () => {
    const one = (text: string, id: string) => memo(text).replace('"m0"', `"${id}"`);
    const base = stringifySidecar(codingSteps.EMPTY);
    const [choice] = choices('sidecar', { base, ours: one('b', 'x1'), theirs: one('a', 'y1') });
    assert.equal(of(choice!, 'ours'), 'b');
    assert.equal(of(choice!, 'theirs'), 'a');
  });

  it('knows by the attributes that clash whose they are, where others have merged', () => {
    const study = (attributes: Fields) =>
      stringifyStudy({
        schema: 1,
        name: 'S',
        transcripts: [],
        quotes: 'full',
        interviewers: [],
        participants: [{ id: 'p1', attributes: attributes as Record<string, string> }],
        groups: [],
        coders: [],
      });
    const [choice] = choices('study', {
      base: study({ age: 1 }),
      ours: study({ age: 2, town: 'X' }),
      theirs: study({ age: 3, job: 'Y' }),
    });
    assert.deepEqual(of(choice!, 'ours'), { age: 2, town: 'X', job: 'Y' });
    assert.deepEqual(of(choice!, 'theirs'), { age: 3, town: 'X', job: 'Y' });
  });

  it('does not let codes be their own ancestors', () => {
    const book = (parents: Record<string, string>): string =>
      stringifyCodebook({
        schema: 1,
        codes: ['a', 'b'].map(id => ({
          id,
          name: id.toUpperCase(),
          ...(parents[id] ? { parent: parents[id] } : {}),
        })),
      });
    const texts = { base: book({}), ours: book({ a: 'b' }), theirs: book({ b: 'a' }) };
    const all = choices('codebook', texts);
    assert.deepEqual(
      all.map(({ id, field }) => [id, field]),
      [
        ['a', 'parent'],
        ['b', 'parent'],
      ],
    );
    const text = merged('codebook', texts);
    const decide = (a: string | null, b: string | null) =>
      withDecisions('codebook', text, [
        { choice: all[0]!, value: a },
        { choice: all[1]!, value: b },
      ]);
    assert.match(JSON.stringify(decide('b', 'a')), /these codes would be their own ancestors: “A”, “B”/);
    assert.deepEqual(decide('b', null), { ok: true, value: texts.ours });
    assert.deepEqual(decide(null, 'a'), { ok: true, value: texts.theirs });
  });

  it('gives each side what it wanted, and leaves nothing open, in random sidecars', () => {
    let seen = 0;
    fc.assert(
      fc.property(sidecarForks, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (fork, picks) => {
        const texts = {
          base: stringifySidecar(fork.base),
          ours: stringifySidecar(fork.a),
          theirs: stringifySidecar(fork.b),
        };
        const all = choices('sidecar', texts);
        seen += all.length;
        const sides = all.map((_, i) => (picks[i % picks.length] ? 'ours' : 'theirs') as 'ours' | 'theirs');
        const decisions = all.map((choice, i) => ({ choice, value: of(choice, sides[i]!) }));
        const done = withDecisions('sidecar', merged('sidecar', texts), decisions);
        assert.ok(done.ok, JSON.stringify(done));
        assert.doesNotMatch(done.value, /"conflicts"/);
        const result = parseSidecar(done.value);
        assert.deepEqual(result.problems, []);
        // written in another way: the field of the segment is what the side's own file says
        all.forEach(({ id, field }, i) => {
          const own = (sides[i] === 'ours' ? fork.a : fork.b).segments.find(one => one.id === id);
          const now = result.value!.segments.find(one => one.id === id)! as unknown as Fields;
          if (!own || id === undefined) return;
          const keys = field === 'anchor' ? ['text', 'start', 'end', 'quote'] : [field];
          for (const key of keys) assert.deepEqual(now[key], (own as unknown as Fields)[key], `${id} ${key}`);
        });
      }),
      { numRuns: 400, seed: 6 },
    );
    assert.ok(seen > 50, `${seen} choices seen`);
  });

  it('makes valid codebooks of random ones, or says that they would have circles', () => {
    let seen = 0;
    fc.assert(
      fc.property(codebookForks, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (fork, picks) => {
        const [base, ours, theirs] = [fork.base, fork.a, fork.b].map(stringifyCodebook) as [
          string,
          string,
          string,
        ];
        const texts = { base, ours, theirs };
        const all = choices('codebook', texts);
        seen += all.length;
        const decisions = all.map((choice, i) => {
          const { options } = choice;
          return { choice, value: options[picks[i % picks.length] ? 0 : options.length - 1]!.value };
        });
        const done = withDecisions('codebook', merged('codebook', texts), decisions);
        if (!done.ok) return assert.match(done.error, /its own ancestor|their own ancestors/);
        assert.doesNotMatch(done.value, /"conflicts"/);
        const { value } = parseCodebook(done.value);
        assert.equal(findParents(recordsById(value as CodebookFile)).circular.size, 0);
      }),
      { numRuns: 400, seed: 6 },
    );
    assert.ok(seen > 50, `${seen} choices seen`);
  });
});

describe('how much a version has changed', () => {
  it('counts what was added, changed and removed, as looking at every line does', () => {
    fc.assert(
      fc.property(codingSteps.forks, ({ base, a }) => {
        const lines = (text: string) => text.split('\n').filter(line => line.startsWith('{"id"'));
        const idOf = (line: string) => (JSON.parse(line.replace(/,$/, '')) as { id: string }).id;
        const [was, is] = [base, a].map(
          one => new Map(lines(stringifySidecar(one)).map(line => [idOf(line), line.replace(/,$/, '')])),
        );
        const counted = countChanges('sidecar', stringifySidecar(base), stringifySidecar(a));
        const fields = base.status === a.status && base.memo === a.memo ? 0 : 1;
        assert.deepEqual(counted, {
          added: [...is!.keys()].filter(id => !was!.has(id)).length,
          changed: [...is!].filter(([id, line]) => was!.has(id) && was!.get(id) !== line).length + fields,
          removed: [...was!.keys()].filter(id => !is!.has(id)).length,
        });
      }),
      { numRuns: 200, seed: 6 },
    );
    assert.deepEqual(countChanges('sidecar', undefined, BASE), { added: 1, changed: 0, removed: 0 });
  });
});
