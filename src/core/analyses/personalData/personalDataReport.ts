import * as l10n from '@vscode/l10n';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { PersonalKind } from '../../privacy/personalData';
import type { PersonalItem } from '../../privacy/scanTexts';
import type { Report } from '../../report/report';
import { type Figure, dataColumn, numberColumn, tableOf, textColumn } from '../../report/table/tableOf';
import type { LanguageCode } from '../../text/languageCodes';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import { KIND_NAMES } from './dataKinds';
import { personalDataIn } from './personalDataIn';
import type { StudyText } from './studyTexts';

/** Rows: one for the same words wherever they are, or one for each place. */
export const PERSONAL_ROWS = ['words', 'place'] as const;
export type PersonalRows = (typeof PERSONAL_ROWS)[number];

/** Words that may say who somebody is, or one place of them. */
export interface PersonalRow {
  readonly kind: PersonalKind;
  readonly words: string;
  readonly count: number;
  /** Number of texts that have it. */
  readonly texts: number;
  /** Of the first place: a transcript's path, or what it is. */
  readonly where: string;
  readonly transcript: string | null;
  readonly line: number | null;
  /** UTF-16 units in that text, half-open. */
  readonly start: number;
  readonly end: number;
  /** The words around the first place. */
  readonly context: string;
}

/** UTF-16 units that are shown on each side. */
const CONTEXT = 30;

/**
 * What in a study may say who somebody is.
 * @param allowed what is harmless, whatever its case
 */
export function* personalDataReport(
  corpus: Corpus,
  languages: readonly LanguageCode[],
  allowed: readonly string[],
  by: PersonalRows,
): Steps<Report<{ readonly rows: readonly PersonalRow[] }>> {
  const { texts, items } = yield* personalDataIn(corpus, languages, allowed);
  const rows = items.flatMap(item => rowsOf(item, texts, by));
  return {
    table: tableOf<PersonalRow>({
      title: l10n.t('Personal data: {0}', corpus.study.name),
      scope: l10n.t('All transcripts, memos and definitions'),
      definitions: [
        l10n.t(
          'What may say who somebody is: addresses, dates and numbers by what they look like, and words with a capital in the middle of a sentence, as names have it. Whether it does is for you to say; what is written in small letters or only described is not found.',
        ),
      ],
      notes: [],
      figures: columns(by),
      rows,
    }),
    charts: [],
    data: { rows },
  };
}

function columns(by: PersonalRows): readonly Figure<PersonalRow>[] {
  const isCounted = by === 'words';
  const only = (isShown: boolean, figure: Figure<PersonalRow>): Figure<PersonalRow> =>
    isShown ? figure : { ...figure, isData: true };
  return [
    {
      ...textColumn<PersonalRow>(l10n.t('Kind'), 'kind', row => row.kind),
      shownAs: row => KIND_NAMES[row.kind],
    },
    textColumn<PersonalRow>(l10n.t('Words'), 'words', row => row.words),
    only(
      isCounted,
      numberColumn<PersonalRow>(l10n.t('Times'), 'count', row => row.count),
    ),
    only(
      isCounted,
      numberColumn<PersonalRow>(l10n.t('Texts'), 'texts', row => row.texts),
    ),
    textColumn<PersonalRow>(isCounted ? l10n.t('First in') : l10n.t('In'), 'where', row => row.where),
    numberColumn<PersonalRow>(l10n.t('Line'), 'line', row => row.line),
    textColumn<PersonalRow>(l10n.t('Context'), 'context', row => row.context),
    dataColumn<PersonalRow>('transcript', row => row.transcript),
    dataColumn<PersonalRow>('start', row => row.start, 'number'),
    dataColumn<PersonalRow>('end', row => row.end, 'number'),
  ];
}

function rowsOf(
  { kind, words, places }: PersonalItem,
  texts: readonly StudyText[],
  by: PersonalRows,
): PersonalRow[] {
  const shown = by === 'words' ? places.slice(0, 1) : places;
  const within = new Set(places.map(({ text }) => text)).size;
  return shown.map(({ text, start, end }) => {
    const { where, transcript, line, text: content } = texts[text]!;
    const from = Math.max(0, start - CONTEXT);
    const context = collapseWhiteSpace(
      content.slice(from, end + CONTEXT).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ''),
    );
    return {
      kind,
      words,
      count: places.length,
      texts: within,
      where,
      transcript,
      line: line(start),
      start,
      end,
      context,
    };
  });
}
