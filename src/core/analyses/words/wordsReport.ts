import * as l10n from '@vscode/l10n';
import { fixed, plain } from '../../base/figures';
import { counted } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { BarChart } from '../../report/chart/chart';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
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
import { columnNames } from '../matrix/matrixReport';
import type { WordsRow, WordsTable } from './words';

/** More bars than these do not fit on a page. */
const MAX_BARS = 30;
/** More series than these cannot be told apart. */
const MAX_SERIES = 4;
/** So many forms of a family are named. */
const MAX_FORMS = 6;

export function wordsReport(corpus: Corpus, scope: Scope, table: WordsTable): Report {
  const { scope: facts, rows, columns } = table;
  const isKeyness = facts.keyness !== '';
  return {
    table: tableOf<WordsRow>({
      title: isKeyness
        ? l10n.t('Words of {0} in comparison with the rest: {1}', columns[0]!.name, facts.study)
        : l10n.t('Word frequencies: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, {
        unit: inBrief(table),
        coders: WHOSE[facts.turns],
        legend: legend(table),
      }),
      figures: figures(table),
      rows,
      underlying: row => ({
        said: { word: row.word, isFamily: facts.count === 'family', turns: facts.turns },
      }),
    }),
    charts: rows.length > 0 ? [bars(table)] : [],
    data: { scope: facts, columns: columns.map(({ part: _, ...column }) => column), rows },
  };
}

function figures({ scope: facts, columns }: WordsTable): readonly Figure<WordsRow>[] {
  const { count, stopwords, turns, keyness } = facts;
  const before: readonly Figure<WordsRow>[] = [
    main(
      textColumn<WordsRow>(
        count === 'family' ? l10n.t('Word family') : l10n.t('Word'),
        'word',
        row => row.word,
      ),
    ),
    ...(keyness === ''
      ? []
      : [
          main({ ...numberColumn<WordsRow>('G²', 'g2', row => row.g2 ?? null), digits: 2 }),
          main({
            ...numberColumn<WordsRow>(l10n.t('Log ratio'), 'log_ratio', row => row.logRatio ?? null),
            digits: 2,
          }),
        ]),
    main(numberColumn<WordsRow>(l10n.t('Count'), 'count', row => row.count)),
    {
      ...numberColumn<WordsRow>(l10n.t('Per 1,000'), 'per_thousand', row =>
        perThousand(row.count, facts.counted),
      ),
      digits: 2,
    },
    numberColumn<WordsRow>(l10n.t('Participants'), 'participants', row => row.participants),
    extra(numberColumn<WordsRow>(l10n.t('Transcripts'), 'transcripts', row => row.transcripts)),
  ];
  const after: readonly Figure<WordsRow>[] = [
    ...(count === 'family'
      ? [
          extra(
            textColumn<WordsRow>(l10n.t('Forms'), 'forms', row => row.forms!.slice(0, MAX_FORMS).join(', ')),
          ),
        ]
      : []),
    dataColumn<WordsRow>('counted', () => facts.counted, 'number'),
    ...scopeColumns<WordsRow>(facts, { keyness, count_by: count, stopwords, turns }),
  ];
  const names = columnNames(
    columns.map(({ id }) => id),
    [...before, ...after].map(({ name }) => name),
  );
  const counts = columns.map(({ name, part }, i): Figure<WordsRow> => ({
    ...numberColumn<WordsRow>(name, names[i]!, row => row.columns[i]!),
    underlying: part,
  }));
  const unlinked = (figure: Figure<WordsRow>) =>
    LINKED.includes(figure.name) ? figure : { ...figure, underlying: null };
  return [...before.map(unlinked), ...counts, ...after.map(unlinked)];
}

/** Columns that lead to where a word is said, besides those of groups and participants. */
const LINKED: readonly string[] = ['word', 'count'];

function inBrief({ scope: { count, counted: words, distinct }, rows }: WordsTable): string {
  const all =
    count === 'family' ? l10n.t('{0} word families', distinct) : l10n.t('{0} different words', distinct);
  const shown = rows.length < distinct ? l10n.t('the first {0} of {1}', rows.length, all) : all;
  return l10n.t('{0}, of {1} spoken', shown, counted.words(words));
}

function legend({ scope, columns }: WordsTable): string[] {
  const { count, stopwords, languages, without, turns, keyness } = scope;
  return [
    TURNS[turns],
    l10n.t(
      'Words are runs of letters and digits, in lower case: hyphens and apostrophes end a word, except in “don’t” and the like, so that there are somewhat more words than elsewhere.',
    ),
    ...(count === 'family'
      ? [
          l10n.t(
            'A word family is all words with one stem ({0}), under its most frequent form.',
            languages.join(', '),
          ),
        ]
      : []),
    ...(stopwords || languages.length === 0
      ? []
      : [l10n.t('Stop words ({0}) have no rows, but count among the words spoken.', languages.join(', '))]),
    ...(without.trim() === '' ? [] : [l10n.t('Left out: {0}.', without.trim())]),
    l10n.t('Per 1,000: in a thousand words spoken. Participants, Transcripts: how many use the word.'),
    ...(keyness === ''
      ? []
      : [
          l10n.t(
            'G²: log-likelihood ratio (Rayson & Garside 2000) of the word’s frequency in {0} ({1}) and in the rest ({2}), negative where it is less frequent. For a single word chosen beforehand, more than 3.84 is significant at 5%, 6.63 at 1%, 10.83 at 0.1%; among many words some reach this by chance, and a word that one person repeats reaches it easily.',
            columns[0]!.name,
            counted.words(columns[0]!.words),
            counted.words(columns[1]!.words),
          ),
          l10n.t(
            'Log ratio (Hardie 2014): 1 means twice as frequent as in the rest, 2 four times, −1 half as frequent; a frequency of 0 is taken for 0.5.',
          ),
        ]),
  ];
}

const TURNS: Readonly<Record<WordsTable['scope']['turns'], string>> = {
  all: l10n.t('The words of all turns are counted.'),
  participants: l10n.t('Interviewers’ words are not counted.'),
  interviewers: l10n.t('Only interviewers’ words are counted.'),
};

/** The same in a few words. */
const WHOSE: Readonly<Record<WordsTable['scope']['turns'], string>> = {
  all: l10n.t('everyone’s words'),
  participants: l10n.t('without interviewers’ words'),
  interviewers: l10n.t('only interviewers’ words'),
};

/** How often the first words are said in a thousand: in all, or side by side where that can be read. */
function bars({ scope: { counted: all }, columns, rows }: WordsTable): BarChart {
  const isSplit = columns.length > 0 && columns.length <= MAX_SERIES;
  const series = isSplit ? columns.map(({ name }) => ({ name })) : [{ name: '' }];
  return {
    kind: 'bars',
    title: l10n.t('Words per 1,000 words'),
    unit: l10n.t('per 1,000 words'),
    series,
    bars: rows.slice(0, MAX_BARS).map(row => {
      const counts = isSplit ? row.columns : [row.count];
      const values = counts.map((count, i) => perThousand(count, isSplit ? columns[i]!.words : all));
      return {
        label: { text: row.word, level: 0, strong: false },
        values,
        texts: values.map((value, i) => `${fixed(value, 1)} (${plain(counts[i]!)})`),
      };
    }),
  };
}

function perThousand(count: number, of: number): number {
  return of === 0 ? 0 : (1000 * count) / of;
}
