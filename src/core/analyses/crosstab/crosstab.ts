import * as l10n from '@vscode/l10n';
import { type Steps, between } from '../../base/steps';
import { type RowFacts, rowFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { unlistedNote } from '../../corpus/scopeNotes';
import { type Grid, countGrid } from '../kit/countGrid';
import { nameOf } from '../../studyFile/namedRecords';
import type { Participant } from '../../studyFile/studyFile';
import { enumerate } from '../../base/phrases';
import { type Result, ok } from '../../base/result';
import { type Association, type Counted, associationOf, adjustByHolm } from './association';
import { ExactTest } from './exactTest';
import { type ValueColumn, valueColumns } from './valueColumns';

export interface CrosstabOptions {
  readonly attribute: string;
  /** Where to cut a numeric attribute: `30,50`; empty for no bands. */
  readonly bands: string;
  readonly tests: boolean;
  readonly adjust: 'none' | 'holm';
  /** Whether codes that do not occur have a row, too. */
  readonly all: boolean;
}

/** Themes and codes by the values of an attribute of participants. */
export interface Crosstab {
  readonly scope: CrosstabScope;
  /** In the order of the codebook. */
  readonly rows: readonly CrosstabRow[];
}

export interface CrosstabScope extends ScopeFacts, CrosstabOptions {
  readonly values: readonly ValueFacts[];
  /** Participants with a value. */
  readonly of: number;
  /** Number of rows with a p value. */
  readonly testsMade: number;
}

export interface ValueFacts {
  /** As written, or the band. */
  readonly value: string;
  /** Participants of the scope who have it, coded or not. */
  readonly participants: number;
  /** The values that they have: what the filter `where` takes. */
  readonly where: readonly string[];
}

export interface MentionFigures extends Counted {
  /** Participants who mention the code, divided by `of`; null when `of` is 0. */
  readonly share: number | null;
}

/** Participants with a value who mention a code: who have a turn that a segment with it, or a code below it, overlaps. */
export interface CrosstabRow extends RowFacts, MentionFigures {
  readonly values: readonly (MentionFigures & { readonly value: string })[];
  /** Only when tests were asked for; the adjusted p is null when none was asked for or there is no p. */
  readonly test?: Association & { readonly adjusted: number | null };
}

/**
 * Counts for every theme and code the participants of each value of an attribute who mention it, and tests, if asked,
 * whether mentioning depends on the value. Participants without a value are not counted. Fails when no one has one.
 */
export function* crosstab(corpus: Corpus, scope: Scope, options: CrosstabOptions): Steps<Result<Crosstab>> {
  const found = valueColumns(corpus, scope, options.attribute, options.bands);
  if (!found.ok) return found;
  const { columns, without } = found.value;
  const facts = scopeFacts(corpus, scope);
  const grid = yield* between(0, 0.5, countGrid(corpus, scope, 'participant'));
  const all = grid.codes.map((id, row) => ({
    ...rowFacts(corpus.codebook, id),
    ...mentionFigures(grid, row, columns),
  }));
  const listed = options.all
    ? all
    : all.filter(({ kind }, row) => grid.allSegments[row]! > 0 || kind === 'group');
  const rows: readonly CrosstabRow[] = options.tests
    ? yield* between(0.5, 1, withTests(listed, columns, options))
    : listed;
  return ok({
    scope: {
      ...facts,
      ...options,
      values: columns.map(({ value, who, values }) => ({
        value,
        participants: who.length,
        where: values,
      })),
      of: columns.reduce((sum, { who }) => sum + who.length, 0),
      testsMade: rows.filter(({ test }) => test && test.p !== null).length,
      notes: [
        ...facts.notes,
        ...withoutNote(options.attribute, without),
        ...unlistedNote(all.length - listed.length),
      ],
    },
    rows,
  });
}

function mentionFigures(grid: Grid, row: number, columns: readonly ValueColumn[]) {
  const values = columns.map(({ value, who }) => {
    const mentioning = who.filter(i => grid.segments[row * grid.width + i]! > 0).length;
    return { value, ...figures(mentioning, who.length) };
  });
  const sum = (of: (one: Counted) => number) => values.reduce((total, one) => total + of(one), 0);
  return {
    ...figures(
      sum(({ participants }) => participants),
      sum(({ of }) => of),
    ),
    values,
  };
}

function figures(participants: number, of: number): MentionFigures {
  return { participants, of, share: of > 0 ? participants / of : null };
}

function* withTests(
  rows: readonly CrosstabRow[],
  columns: readonly ValueColumn[],
  { adjust }: CrosstabOptions,
): Steps<CrosstabRow[]> {
  const exact = new ExactTest(columns.map(({ who }) => who.length).filter(of => of > 0));
  const tests: Association[] = [];
  for (const [i, { values }] of rows.entries()) {
    tests.push(associationOf(values, exact));
    yield (i + 1) / rows.length;
  }
  const found = tests.flatMap(({ p }) => (p === null ? [] : [p]));
  const adjusted = [...(adjust === 'holm' ? adjustByHolm(found) : found.map(() => null))];
  return rows.map((row, i) => {
    const test = tests[i]!;
    return { ...row, test: { ...test, adjusted: test.p === null ? null : adjusted.shift()! } };
  });
}

function withoutNote(attribute: string, without: readonly Participant[]): string[] {
  if (without.length === 0) return [];
  return [
    l10n.t(
      'Participants without a value for “{0}”, not counted: {1}.',
      attribute,
      enumerate(without.map(nameOf)),
    ),
  ];
}
