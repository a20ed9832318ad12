import assert from 'node:assert/strict';
import type { CodebookFile, Scale } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { CodedTranscript, type Corpus } from '../../../../src/core/corpus/corpus';
import { findScope } from '../../../../src/core/corpus/scope';
import { printQuery } from '../../../../src/core/query/printQuery';
import type { Query } from '../../../../src/core/query/query';
import { onRandomStudies } from '../analyses/kit/onRandomStudies';
import type { Random, RandomStudy } from '../analyses/kit/randomStudy';
import { type TwinFilters, codersWhoCount, isKept, speakersIn, twinScope } from '../analyses/kit/twinScope';
import { type QueryParts, randomQuery } from './randomQuery';
import { TwinQuery, type TwinSpan, type TwinStudy } from './twinQuery';

const SCALE: Scale = { kind: 'numeric', min: 0, max: 3 };
const WORDS = ['yes', 'don’t', 'ok', 'o*', 'known', 'nana', '中', 'coach'];

interface Found {
  readonly path: string;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
}

describe('queries, against comparing every passage with every other', () => {
  it('find the same in random studies', async () => {
    const seen: Record<string, number> = {};
    await onRandomStudies(({ study, corpus: read, filters: all, random }) => {
      const codeGroups = { 'group-1': random.some(codesOf(study), 0.3) };
      const partsOf = (queries: readonly string[]) => partsFor(study, random, queries);
      const queries: Record<string, Query> = {};
      queries['query-1'] = randomQuery(random, partsOf([]), 1);
      queries['query-2'] = randomQuery(random, partsOf(['query-1']), 1);
      const twin: TwinStudy = { study, codeGroups, queries, valueOf };
      const corpus = richer(read, study, twin);
      const { codes: _, from: __, to: ___, ...filters } = all;
      for (let i = 0; i < 3; i++) {
        const query = randomQuery(random, partsOf(['query-1', 'query-2']), 1 + random.below(3));
        const text = printQuery(query);
        const scope = findScope(corpus, { ...filters, queries: [text] });
        assert.ok(scope.ok, scope.ok ? '' : `${text}: ${scope.error}`);
        const actual = scope.value.transcripts.flatMap(({ transcript, segments }) =>
          segments.map(({ placed: { coder, start, end } }) => ({ path: transcript.path, coder, start, end })),
        );
        const expected = twinFound(twin, corpus, filters, query);
        assert.deepEqual(actual.sort(byPlace), expected.sort(byPlace), text);
        if (expected.length > 0) for (const kind of kindsIn(query)) seen[kind] = (seen[kind] ?? 0) + 1;
      }
    });
    for (const kind of [
      'name',
      'compare',
      'words',
      'condition',
      'not',
      'and',
      'or',
      'by',
      'in',
      'near',
      'relation',
    ])
      assert.ok((seen[kind] ?? 0) > 20, `${kind}: ${JSON.stringify(seen)}`);
  });
});

/** From 0 to 3, or none: by what it is of, so that joined segments have the same. */
function valueOf({ start, end }: TwinSpan, code: string): number | undefined {
  const value = (start * 31 + end * 7 + code.length) % 5;
  return value > 3 ? undefined : value;
}

function codesOf(study: RandomStudy): string[] {
  return study.codes.filter(({ id }) => isKnown(study, id)).map(({ id }) => id);
}

/** Not merged into something that is gone. */
function isKnown({ codes }: RandomStudy, id: string): boolean {
  const code = codes.find(one => one.id === id);
  return (
    code !== undefined &&
    (code.mergedInto === undefined || isKnown({ codes } as RandomStudy, code.mergedInto))
  );
}

function partsFor(study: RandomStudy, random: Random, queries: readonly string[]): QueryParts {
  const people = study.participants.map(({ id }) => id);
  const labels = study.transcripts.flatMap(one => one.labels.filter(label => label !== undefined));
  const attributes = study.participants.flatMap(({ attributes: all = {} }) => Object.entries(all));
  return {
    codes: codesOf(study),
    codeGroups: ['group-1'],
    queries,
    coders: ['ann', 'ben'],
    words: WORDS,
    hasScale: study.codes.some(({ mergedInto }) => mergedInto === undefined),
    conditions: [
      ...people.map(id => ['participant', id] as const),
      ...random.some(labels, 0.3).map(label => ['speaker', label] as const),
      ...study.transcripts.map(({ path }) => ['transcript', path] as const),
      ...Object.keys(study.groups).map(id => ['group', id] as const),
    ],
    comparisons: attributes.map(([name, value]) => [name, String(value)] as const),
  };
}

/** The study with a scale, values, code groups and saved queries. */
function richer(corpus: Corpus, study: RandomStudy, { codeGroups, queries }: TwinStudy): Corpus {
  const { file } = corpus.codebook;
  const scaled = study.codes.find(({ mergedInto }) => mergedInto === undefined)?.id;
  const changed: CodebookFile = {
    ...file,
    codes: file.codes.map(code =>
      code.id === scaled && !('mergedInto' in code) ? { ...code, name: 'scaled', scale: SCALE } : code,
    ),
    groups: Object.entries(codeGroups).map(([id, codes]) => ({ id, name: `A ${id}`, codes })),
    queries: Object.entries(queries).map(([id, query]) => ({
      id,
      name: `A ${id}`,
      query: printQuery(query),
    })),
  };
  return {
    ...corpus,
    codebook: Codebook.of(changed),
    transcripts: corpus.transcripts.map(transcript => {
      const segments = transcript.segments.map(placed => {
        const values = placed.segment.codes.flatMap(code => {
          const value = placed.start < 0 ? undefined : valueOf(placed, code);
          return value === undefined ? [] : [[code, value] as const];
        });
        return { ...placed, segment: { ...placed.segment, values: Object.fromEntries(values) } };
      });
      return new CodedTranscript(transcript.path, transcript.text, segments, transcript.codings, transcript);
    }),
  };
}

function twinFound(twin: TwinStudy, corpus: Corpus, filters: TwinFilters, query: Query): Found[] {
  const { study } = twin;
  const scaled = study.codes.find(({ mergedInto }) => mergedInto === undefined)?.id;
  const own: TwinStudy = {
    ...twin,
    // only codings with the code itself have values on its scale
    valueOf: (span, code) => (become(study, code) === scaled ? twin.valueOf(span, code) : undefined),
  };
  const asksForPeople = (filters.participants?.length ?? 0) + (filters.where?.length ?? 0) > 0;
  return twinScope(study, filters).transcripts.flatMap(transcript => {
    const { turns } = corpus.transcripts.find(({ path }) => path === transcript.path)!;
    const asked = new TwinQuery(own, transcript, turns);
    const known = Object.keys(transcript.statuses).filter(
      coder => filters.status === undefined || transcript.statuses[coder] === filters.status,
    );
    const coders = asked.isPerCoder(query) ? codersWhoCount(transcript, known, filters.coders ?? []) : [''];
    return coders.flatMap(coder =>
      asked
        .passages(query, coder)
        .filter(
          ({ start, end }) =>
            !asksForPeople ||
            speakersIn(study, transcript, start, end).some(id => isKept(id, study, filters)),
        )
        .map(({ start, end }) => ({ path: transcript.path, coder, start, end })),
    );
  });
}

function become({ codes }: RandomStudy, id: string): string | undefined {
  const code = codes.find(one => one.id === id);
  return code?.mergedInto === undefined ? code?.id : become({ codes } as RandomStudy, code.mergedInto);
}

function byPlace(a: Found, b: Found): number {
  const key = ({ path, coder }: Found) => `${path} ${coder}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.start - b.start || a.end - b.end;
}

function kindsIn(query: Query): string[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return [query.kind, ...query.of.flatMap(kindsIn)];
    case 'not':
    case 'in':
    case 'near':
    case 'by':
      return [query.kind, ...kindsIn(query.of)];
    case 'relation':
      return [query.kind, ...kindsIn(query.left), ...kindsIn(query.right)];
    default:
      return [query.kind];
  }
}
