import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { NOBODY } from '../../participants/turnOwners';
import type { Underlying } from '../../report/underlying';
import { Families } from '../../search/families';
import { preparedLanguages } from '../../search/preparedLanguages';
import { foldedStopWords, foldedWords } from '../../search/studyLanguages';
import { foldedWord } from '../../matching/searchedUnits';
import type { SearchedTurns } from '../../search/where';
import { PathMatcher } from '../../studyFile/matchPaths';
import { nameOf } from '../../studyFile/namedRecords';
import { type WordCount, countWords } from './countWords';
import { type Keyness, keyness } from './keyness';

export interface WordsOptions {
  readonly columns: 'none' | 'participant' | 'group';
  /** A group or a participant, by id or name, whose words are compared with all others; none when empty. */
  readonly keyness: string;
  readonly count: 'form' | 'family';
  /** Whether stop words of the study's languages are counted, too. */
  readonly stopwords: boolean;
  /** Words that are left out, with commas or blanks between them. */
  readonly without: string;
  /** So many rows; 0 for all. */
  readonly most: number;
  readonly turns: SearchedTurns;
}

/** What words are counted for by themselves. */
export interface WordsColumn {
  readonly id: string;
  readonly name: string;
  /** Words in all. */
  readonly words: number;
  /** What narrows a search to what it counts; null where nothing does. */
  readonly part: Pick<Underlying, 'group' | 'participant'> | null;
}

export interface WordsTable {
  readonly scope: ScopeFacts &
    WordsOptions & {
      /** Codes of the languages whose stop words and families were used. */
      readonly languages: readonly string[];
      /** Words that were gone through. */
      readonly counted: number;
      /** Distinct words or families that are not left out, and how many of them have a row. */
      readonly distinct: number;
    };
  readonly columns: readonly WordsColumn[];
  readonly rows: readonly WordsRow[];
}

export interface WordsRow extends Omit<WordCount, 'forms'>, Partial<Keyness> {
  /** With families: the forms that were found, the most frequent first. */
  readonly forms?: readonly string[];
}

interface Column {
  readonly id: string;
  readonly name: string;
  readonly part: WordsColumn['part'];
  readonly has: (one: ScopedTranscript, participant: number) => boolean;
}

/** How often words are said: in all, by column, and in comparison of a group or a participant with the rest. */
export function* wordsTable(corpus: Corpus, scope: Scope, options: WordsOptions): Steps<Result<WordsTable>> {
  const languages = preparedLanguages(corpus.study);
  if (!languages) return fail(l10n.t('What is known of the study’s languages could not be read.'));
  if (languages.length === 0 && options.count === 'family') return fail(NO_LANGUAGE);
  const columns = columnsOf(corpus, scope, options);
  if (!columns.ok) return columns;
  const where = { scope, speakers: [], turns: options.turns };
  const stops = new Set([
    ...(options.stopwords ? [] : languages.flatMap(({ stopWords }) => [...foldedStopWords(stopWords)])),
    ...foldedWords(options.without),
  ]);
  const families = new Families(languages);
  const found = yield* countWords(scope, {
    where,
    interviewers: corpus.study.interviewers,
    columns: columns.value.length,
    columnsOf: (one, participant) =>
      columns.value.flatMap(({ has }, i) => (has(one, participant) ? [i] : [])),
    familyOf: options.count === 'family' ? form => families.formsOf(form).join(' ') : form => form,
    isLeftOut: form => stops.has(foldedWord(form)),
  });
  const rows = found.words.map((word): WordsRow => rowOf(word, found.columns, options));
  if (options.keyness !== '') rows.sort(byKeyness);
  return ok({
    scope: {
      ...scopeFacts(corpus, scope),
      ...options,
      languages: languages.map(({ code }) => code),
      counted: found.total,
      distinct: rows.length,
    },
    columns: columns.value.map(({ id, name, part }, i) => ({ id, name, part, words: found.columns[i]! })),
    rows: options.most > 0 ? rows.slice(0, options.most) : rows,
  });
}

const NO_LANGUAGE = l10n.t(
  'Word families need to know the language of the study, for example "languages": ["en"] in study.json.',
);

function rowOf({ forms, ...word }: WordCount, totals: readonly number[], options: WordsOptions): WordsRow {
  const [a, b] = word.columns;
  const key = options.keyness === '' ? null : keyness(a!, b!, totals[0]!, totals[1]!);
  return {
    ...word,
    ...(options.count === 'family' ? { forms: forms.map(([form]) => form) } : {}),
    ...key,
  };
}

/** What is more typical of those who are compared comes first, what is more typical of the rest last. */
function byKeyness(a: WordsRow, b: WordsRow): number {
  return (b.g2 ?? 0) - (a.g2 ?? 0) || b.count - a.count || (a.word < b.word ? -1 : 1);
}

function columnsOf(corpus: Corpus, scope: Scope, options: WordsOptions): Result<readonly Column[]> {
  if (options.keyness !== '') return comparedColumns(corpus, scope, options.keyness);
  if (options.columns === 'participant')
    return ok(
      scope.participants.map((one, i) => ({
        id: one.id,
        name: nameOf(one),
        part: { participant: one.id },
        has: (_, of) => of === i,
      })),
    );
  if (options.columns === 'none') return ok([]);
  const groups = scope.groups.length > 0 ? scope.groups : corpus.study.groups;
  return groups.length > 0
    ? ok(
        groups.map(group => ({
          id: group.id,
          name: nameOf(group),
          part: { group: group.id },
          has: inGroup(group.transcripts),
        })),
      )
    : fail(l10n.t('The study has no groups yet. Add them in study.json.'));
}

function comparedColumns(corpus: Corpus, scope: Scope, wanted: string): Result<readonly Column[]> {
  const group = namedAs(wanted, corpus.study.groups);
  const participant = group ? undefined : namedAs(wanted, scope.participants);
  const compared = group ?? participant;
  if (!compared) return fail(l10n.t('There is no group or participant “{0}” here.', wanted));
  const index = participant ? scope.participants.indexOf(participant) : NOBODY;
  const has = group ? inGroup(group.transcripts) : (_: ScopedTranscript, of: number) => of === index;
  const rest = (one: ScopedTranscript, of: number) => !has(one, of);
  return ok([
    {
      id: compared.id,
      name: nameOf(compared),
      part: group ? { group: group.id } : { participant: compared.id },
      has,
    },
    { id: 'rest', name: l10n.t('The rest'), part: null, has: rest },
  ]);
}

function inGroup(transcripts: readonly string[]): Column['has'] {
  const matcher = PathMatcher.of(transcripts);
  return ({ transcript }) => matcher.matches(transcript.path);
}

function namedAs<T extends { readonly id: string; readonly name?: string | undefined }>(
  wanted: string,
  items: readonly T[],
): T | undefined {
  const byId = items.find(({ id }) => id === wanted);
  const byName = items.filter(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  return byId ?? (byName.length === 1 ? byName[0] : undefined);
}
