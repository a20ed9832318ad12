import * as l10n from '@vscode/l10n';
import { counted, enumerate, quoted } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts, scopeSentences } from '../../corpus/scopeFacts';
import type { Report } from '../../report/report';
import { inOneLine } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  extra,
  main,
  numberColumn,
  scopeColumns,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { Search } from '../../search/search';
import type { FoundIn } from '../../search/searchScope';
import { foldedWords } from '../../search/studyLanguages';
import { type SearchUnit, countUnits } from '../../search/units';
import type { SearchedTurns, Where } from '../../search/where';
import { nameOf } from '../../studyFile/namedRecords';
import { type SearchOrder, type SearchRow, searchRows } from './searchRows';

/** What was looked for, and how it is shown. */
export interface Searched extends Search {
  readonly turns: SearchedTurns;
  readonly speakers: readonly string[];
  /** Ids of codes whose segments were left out. */
  readonly outside: readonly string[];
  readonly unit: SearchUnit;
  readonly sort: SearchOrder;
  /** Number of words to the left and right. */
  readonly context: number;
  /** By which it was searched, and how many rows are not coded by it yet. */
  readonly rule?: { readonly id: string; readonly name: string; readonly uncoded: number };
}

interface SearchFacts extends ScopeFacts {
  readonly search: Searched;
  readonly hits: number;
}

/** So many forms of what was found are named. */
const MAX_FORMS = 20;

/** What a search found: a row for each hit, with the words around it, or for each sentence, turn or answer. */
export function searchReport(
  corpus: Corpus,
  { scope }: Where,
  searched: Searched,
  found: readonly FoundIn[],
): Report<{ readonly scope: SearchFacts; readonly rows: Iterable<SearchRow> }> {
  const { unit, sort, context } = searched;
  const rows = searchRows(corpus, scope, found, unit === 'hit' ? context : 0, sort);
  const hits = found.reduce((sum, one) => sum + one.found.reduce((n, what) => n + what.hits.length, 0), 0);
  const facts: SearchFacts = { ...scopeFacts(corpus, scope), search: searched, hits };
  return {
    table: tableOf<SearchRow>({
      title: l10n.t('Search for {0}: {1}', inQuotes(searched), facts.study),
      scope: inOneLine([
        l10n.t('{0} in {1} of {2}', counted.hits(hits), found.length, counted.transcripts(facts.transcripts)),
        KINDS[searched.kind](searched.isExact),
        ROWS[unit],
      ]),
      summary: [...byRule(searched), ...formsFound(found)],
      definitions: [
        ...scopeSentences(corpus, scope, facts).slice(
          0,
          (scope.filters.codes ?? scope.filters.codeGroups) ? 2 : 1,
        ),
        ...searchedIn(corpus, searched),
        WORDS,
      ],
      notes: facts.notes,
      figures: figures(corpus, scope, facts),
      rows,
    }),
    charts: [],
    data: { scope: facts, rows },
  };
}

function figures(
  corpus: Corpus,
  { participants, areDeclared }: Scope,
  facts: SearchFacts,
): readonly Figure<SearchRow>[] {
  const { unit, context, pattern, kind, isExact, turns, speakers, outside } = facts.search;
  const names = new Map(participants.map(one => [one.id, nameOf(one)]));
  const participant = textColumn<SearchRow>(l10n.t('Participant'), 'participant', row =>
    row.interviewer ? 'interviewer' : row.participant === null ? null : names.get(row.participant)!,
  );
  const hasContext = unit === 'hit' && context > 0;
  return [
    ...(hasContext ? [LEFT] : []),
    main(textColumn<SearchRow>(TEXTS[unit], 'text', row => row.text)),
    ...(hasContext ? [RIGHT] : []),
    {
      ...participant,
      shown: { interviewer: l10n.t('interviewer') },
      ...(areDeclared || corpus.study.interviewers.length > 0 ? {} : { isData: true }),
    },
    extra(textColumn<SearchRow>(l10n.t('Speaker'), 'speaker', row => row.speaker)),
    textColumn<SearchRow>(l10n.t('Transcript'), 'transcript', row => row.transcript),
    numberColumn<SearchRow>(l10n.t('Line'), 'line', row => row.line),
    unit === 'hit'
      ? dataColumn<SearchRow>('hits', row => row.hits.length, 'number')
      : numberColumn<SearchRow>(l10n.t('Hits'), 'hits', row => row.hits.length),
    dataColumn<SearchRow>('timestamp', row => row.timestamp),
    dataColumn<SearchRow>('participant_id', row => row.participant),
    dataColumn<SearchRow>('turn', row => row.turn, 'number'),
    dataColumn<SearchRow>('start', row => row.start, 'number'),
    dataColumn<SearchRow>('end', row => row.end, 'number'),
    ...scopeColumns<SearchRow>(facts, {
      pattern,
      kind,
      exact: isExact,
      unit,
      turns,
      only_speakers: speakers.join('; '),
      outside: outside.join(' '),
    }),
  ];
}

const LEFT: Figure<SearchRow> = {
  ...textColumn<SearchRow>(l10n.t('Left'), 'left', row => row.left || null),
  isRight: true,
};
const RIGHT = textColumn<SearchRow>(l10n.t('Right'), 'right', row => row.right || null);

const TEXTS: Readonly<Record<SearchUnit, string>> = {
  hit: l10n.t('Hit'),
  sentence: l10n.t('Sentence'),
  turn: l10n.t('Turn'),
  answer: l10n.t('Answer'),
};

/** What a row is. */
const ROWS: Readonly<Record<SearchUnit, string>> = {
  hit: l10n.t('one row for each hit'),
  sentence: l10n.t('one row for each sentence with a hit'),
  turn: l10n.t('one row for each turn with a hit'),
  answer: l10n.t('one row for each answer to a question with a hit'),
};

const KINDS: Readonly<Record<Search['kind'], (isExact: boolean) => string>> = {
  words: isExact =>
    isExact
      ? l10n.t('whole words, exactly as typed')
      : l10n.t('whole words, in any case, with or without accents'),
  family: () => l10n.t('words in all their forms'),
  regex: isExact => (isExact ? l10n.t('a regular expression') : l10n.t('a regular expression, in any case')),
};

const WORDS = l10n.t(
  'Only what people say is searched, without labels, timestamps and transcribers’ notes. Left, Right: words of the same turn.',
);

function inQuotes({ pattern, kind }: Search): string {
  return kind === 'regex' ? `/${pattern}/` : quoted(pattern);
}

/** What else narrows a search. */
function searchedIn({ codebook }: Corpus, { turns, speakers, outside, unit }: Searched): readonly string[] {
  return [
    ...(unit === 'answer'
      ? [
          l10n.t(
            'Only interviewers’ turns are searched. An answer is what others say up to the next question.',
          ),
        ]
      : turns === 'participants'
        ? [l10n.t('Interviewers’ turns are not searched.')]
        : turns === 'interviewers'
          ? [l10n.t('Only interviewers’ turns are searched.')]
          : []),
    ...(speakers.length > 0 ? [l10n.t('Only turns of {0} are searched.', enumerate(speakers))] : []),
    ...(outside.length > 0
      ? [
          l10n.t(
            'Hits that overlap segments with {0} are left out.',
            enumerate(outside.map(id => quoted(codebook.resolve(id)?.name ?? id))),
          ),
        ]
      : []),
  ];
}

function byRule({ rule, unit }: Searched): readonly string[] {
  if (!rule) return [];
  const what = countUnits[unit](rule.uncoded);
  return [l10n.t('Not coded yet with the codes of the rule “{0}”: {1}.', rule.name, what)];
}

/** A sentence with the forms of the words that were found, the most frequent first, where there are several. */
export function formsFound(found: readonly FoundIn[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { one, found: all } of found) {
    const { text } = one.transcript;
    for (const { hits } of all) {
      for (const { start, end } of hits) {
        const form = foldedWords(text.slice(start, end)).join(' ');
        counts.set(form, (counts.get(form) ?? 0) + 1);
      }
    }
  }
  if (counts.size < 2) return [];
  const forms = [...counts].sort((a, b) => b[1] - a[1]).map(([form, n]) => `${form} (${n})`);
  return [l10n.t('Forms: {0}.', enumerate(forms, MAX_FORMS))];
}
