import * as l10n from '@vscode/l10n';
import { byUnits } from '../../base/compare';
import { enumerate, quoted } from '../../base/phrases';
import { type Result, fail, ok } from '../../base/result';
import type { Scale } from '../../codebook/code';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { participantNotes } from '../../corpus/scopeNotes';
import { nameOf } from '../../studyFile/namedRecords';
import type { Participant } from '../../studyFile/studyFile';
import { attributesOf } from '../kit/parameters';
import { statisticsOf } from '../values/statistics';
import { type AttributeColumn, attributeColumn, attributesNamed } from './attributeColumns';
import { type By, type SamplePart, sampleParts } from './sampleParts';

export interface SampleOptions extends By {
  /** What is said of numbers. */
  readonly numbers: 'range' | 'sd' | 'median' | 'all';
  /** Names of the attributes that are shown, in this order; empty for all. */
  readonly attributes: string;
  /** Names of attributes whose numbers are counted one by one; empty for none. */
  readonly categories: string;
  /** What participants are called, one and many: `job coach/job coaches`; empty for participants. */
  readonly people: string;
  /** Most decimals of means, medians and deviations. */
  readonly digits: number;
}

/** Who took part, as the section on the sample in a paper says it. */
export interface Sample {
  readonly scope: SampleScope;
  readonly rows: readonly SampleRow[];
}

export interface SampleScope extends ScopeFacts, SampleOptions {
  readonly parts: readonly (Pick<SamplePart, 'id' | 'name' | 'kind'> & { readonly participants: number })[];
  /** How many participants are in more than one of the groups. */
  readonly inSeveral: number;
}

/**
 * - `number`: the numbers of an attribute
 * - `attribute`: who has any value of an attribute that is counted value by value
 * - `value`: who has one value of it, or a word where others have numbers
 * - `unknown`: of whom the attribute is not known
 * - `several`: who is in more than one group
 */
export type RowKind = 'number' | 'attribute' | 'value' | 'unknown' | 'several';

export interface SampleRow {
  readonly kind: RowKind;
  /** Empty for `several`. */
  readonly attribute: string;
  readonly value: string | null;
  /** In the order of {@link SampleScope.parts}. */
  readonly parts: readonly PartFigures[];
}

export interface PartFigures {
  /** How many participants the row is about. */
  readonly n: number;
  /** `n` divided by all participants of the part; null when there are none. */
  readonly share: number | null;
  /** Of numbers; null otherwise and without any. */
  readonly mean: number | null;
  /** Standard deviation of a sample, divided by n − 1; null below two numbers. */
  readonly sd: number | null;
  readonly median: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
}

/** Describes the participants of a scope by their attributes, part by part. Fails on names of attributes that none has. */
export function describeSample(corpus: Corpus, scope: Scope, options: SampleOptions): Result<Sample> {
  const known = attributesOf(corpus);
  const wanted = attributesNamed(options.attributes, known);
  const counted = attributesNamed(options.categories, known);
  for (const name of [...wanted, ...counted]) if (!known.includes(name)) return fail(unknown(name, known));
  const parts = sampleParts(corpus, scope, options);
  if (!parts.ok) return parts;

  const people = scope.participants;
  const columns = (wanted.length > 0 ? wanted : known).map(name =>
    attributeColumn(name, people, counted.includes(name)),
  );
  const used = columns.filter(({ valueOf }) => people.some(one => valueOf(one) !== undefined));
  const several = inSeveralGroups(parts.value);
  const inSeveral = people.filter(({ id }) => several.has(id)).length;
  const facts = scopeFacts(corpus, scope);
  return ok({
    scope: {
      ...facts,
      ...options,
      parts: parts.value.map(({ id, name, kind, people: { length } }) => {
        return { id, name, kind, participants: length };
      }),
      inSeveral,
      notes: [
        ...participantNotes(scope),
        ...columns.flatMap(column => columnNotes(column, people)),
        ...absentNote(corpus, scope),
      ],
    },
    rows: [
      ...used.flatMap(column => rowsOf(column, people, parts.value)),
      ...(inSeveral > 0 ? [rowOf('several', '', null, parts.value, ({ id }) => several.has(id))] : []),
    ],
  });
}

function unknown(name: string, known: readonly string[]): string {
  if (known.length === 0)
    return l10n.t(
      'No participant has attributes yet. Add them in study.json or import them from a CSV file.',
    );
  return l10n.t('No participant has an attribute “{0}”. There are: {1}.', name, enumerate(known, 30));
}

/** Ids of those who are in more than one of the groups. */
function inSeveralGroups(parts: readonly SamplePart[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const { kind, people } of parts)
    if (kind === 'group') for (const { id } of people) times.set(id, (times.get(id) ?? 0) + 1);
  return new Set([...times].filter(([, count]) => count > 1).map(([id]) => id));
}

function rowsOf(
  { attribute, kind, valueOf }: AttributeColumn,
  people: readonly Participant[],
  parts: readonly SamplePart[],
): SampleRow[] {
  const words = wordsOf(people, valueOf);
  const isUnknown = (one: Participant) => valueOf(one) === undefined;
  const numberOf = (one: Participant) => {
    const value = valueOf(one);
    return value && 'number' in value ? value.number : undefined;
  };
  return [
    kind === 'number'
      ? { kind, attribute, value: null, parts: parts.map(part => numberFigures(part, numberOf)) }
      : rowOf('attribute', attribute, null, parts, one => !isUnknown(one)),
    ...words.map(word => rowOf('value', attribute, word, parts, one => isWord(valueOf(one), word))),
    ...(people.some(isUnknown) ? [rowOf('unknown', attribute, null, parts, isUnknown)] : []),
  ];
}

function isWord(value: ReturnType<AttributeColumn['valueOf']>, word: string): boolean {
  return value !== undefined && 'word' in value && value.word === word;
}

/** The values that are counted one by one: numbers by size, words from the most frequent on. */
function wordsOf(people: readonly Participant[], valueOf: AttributeColumn['valueOf']): readonly string[] {
  const times = new Map<string, number>();
  for (const one of people) {
    const value = valueOf(one);
    if (value && 'word' in value) times.set(value.word, (times.get(value.word) ?? 0) + 1);
  }
  const areNumbers = [...times.keys()].every(word => word.trim() !== '' && Number.isFinite(Number(word)));
  return [...times]
    .sort(([a, n], [b, m]) => (areNumbers ? Number(a) - Number(b) : m - n) || byUnits(a, b))
    .map(([word]) => word);
}

const NO_NUMBERS = { mean: null, sd: null, median: null, least: null, greatest: null } as const;

function rowOf(
  kind: RowKind,
  attribute: string,
  value: string | null,
  parts: readonly SamplePart[],
  belongs: (participant: Participant) => boolean,
): SampleRow {
  return {
    ...{ kind, attribute, value },
    parts: parts.map(({ people }) => {
      const n = people.filter(belongs).length;
      return { n, share: shareOf(n, people), ...NO_NUMBERS };
    }),
  };
}

const NUMBERS: Scale = { kind: 'numeric', min: -Infinity, max: Infinity };

function numberFigures(
  { people }: SamplePart,
  numberOf: (participant: Participant) => number | undefined,
): PartFigures {
  const { n, mean, sd, median, least, greatest } = statisticsOf(
    NUMBERS,
    people.flatMap(one => numberOf(one) ?? []),
  );
  const number = (value: typeof median) => (typeof value === 'number' ? value : null);
  return {
    ...{ n, share: shareOf(n, people), mean, sd },
    ...{ median: number(median), least: number(least), greatest: number(greatest) },
  };
}

function shareOf(n: number, { length }: readonly Participant[]): number | null {
  return length > 0 ? n / length : null;
}

/** For whom something is missing, and what is mixed. */
function columnNotes(
  { attribute, kind, hasNumbersAsText, valueOf }: AttributeColumn,
  people: readonly Participant[],
): readonly string[] {
  const without = people.filter(one => valueOf(one) === undefined);
  if (people.length > 0 && without.length === people.length)
    return [l10n.t('“{0}” is missing for everyone here and is not listed.', attribute)];
  const words = kind === 'number' ? wordsOf(people, valueOf) : [];
  return [
    ...(without.length > 0
      ? [l10n.t('“{0}” is missing for {1}.', attribute, enumerate(without.map(nameOf)))]
      : []),
    ...(words.length > 0
      ? [
          l10n.t(
            'Values of “{0}” that are not numbers are counted by themselves and are in no mean: {1}.',
            attribute,
            enumerate(words.map(word => quoted(word))),
          ),
        ]
      : []),
    ...(hasNumbersAsText
      ? [l10n.t('Some numbers of “{0}” are stored as text; they are taken as numbers.', attribute)]
      : []),
  ];
}

/** Participants of the study of whom there is no turn, where nothing else leaves them out. */
function absentNote({ study }: Corpus, { filters, participants, areDeclared }: Scope): readonly string[] {
  const { groups, transcripts, participants: only, where, status } = filters;
  if (!areDeclared || groups || transcripts || only || where || status) return [];
  const present = new Set(participants.map(({ id }) => id));
  const absent = study.participants.filter(({ id }) => !present.has(id)).map(nameOf);
  if (absent.length === 0) return [];
  return [l10n.t('Participants without a turn in any transcript, not counted: {0}.', enumerate(absent))];
}
