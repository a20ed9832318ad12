import * as l10n from '@vscode/l10n';
import { underlyingPlaces } from '../../report/underlyingPlaces';
import type { Report } from '../../report/report';
import type { Chart } from '../../report/chart/chart';
import { counted, enumerate } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import { unlistedNote } from '../../corpus/scopeNotes';
import { aboutScope } from '../../report/table/aboutScope';
import { type Figure, scopeColumns, tableOf } from '../../report/table/tableOf';
import { comparedNotes, comparedSentences, comparedWarnings, namesOf, together } from './captions';
import type { ComparedCoding, ComparedFacts } from './comparedCoding';

/** A row of a code or theme, or one over all codes, which has no `code`. */
export interface CodeRow {
  readonly code?: string;
  readonly kind?: 'theme' | 'code';
  /** Path, where a row is of one transcript. */
  readonly transcript?: string;
}

interface Parts<R extends CodeRow> {
  /** Of the report, with the coders' names and the study's. */
  readonly title: (coders: string, study: string) => string;
  /** A sentence. */
  readonly unit: string;
  /** What is compared, in a word: “turns”. */
  readonly units: string;
  /** Figures over all codes that have no row, a sentence each. */
  readonly summary?: readonly string[];
  /** A sentence on missing data, in place of the usual one. */
  readonly missing?: string;
  /** Whether rows are of codings on the scale of their code, which those of codes below it are not. */
  readonly isOfValues?: boolean;
  readonly legend: readonly string[];
  /** Whether nothing is rolled up, so that no row is indented. */
  readonly isCarried?: boolean;
  readonly notes?: readonly string[];
  /** Printed below, not a part of the scope's notes. */
  readonly method?: string;
  readonly figures: readonly Figure<R>[];
  /** Those of codes, then the one over all. */
  readonly rows: readonly R[];
  readonly faint?: (row: R) => boolean;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly charts: readonly Chart[];
  /** Beside `scope`; with `rows`. */
  readonly data: { readonly rows: readonly object[] } & Readonly<Record<string, unknown>>;
  /** More of the scope. */
  readonly scope?: Readonly<Record<string, unknown>>;
  /** Number of codes without a row. */
  readonly unlisted: number;
}

/** Coders in the line above the table. */
const MOST_NAMED = 4;

/** A report on the coding of several coders: everything that has to be said with such figures is said here. */
export function comparedReport<R extends CodeRow>(
  corpus: Corpus,
  compared: ComparedCoding,
  parts: Parts<R>,
): Report {
  const { facts, coders } = compared;
  const { level, missing, speakers } = facts;
  const { unit, ...data } = parts.data;
  const names = namesOf(corpus, coders);
  const scope: ComparedFacts = {
    ...facts,
    ...parts.scope,
    notes: [...comparedNotes(facts), ...facts.notes, ...unlistedNote(parts.unlisted), ...(parts.notes ?? [])],
  };
  return {
    table: tableOf<R>({
      title: parts.title(together(names), facts.study),
      ...aboutScope(corpus, compared.scope, facts, {
        unit: l10n.t('{0}, compared in {1}', parts.units, counted.transcripts(facts.comparedTranscripts)),
        coders: enumerate(names, MOST_NAMED),
        legend: [
          ...comparedSentences(facts, names, parts.unit, parts.isCarried ?? false, parts.missing),
          ...parts.legend,
        ],
        warnings: comparedWarnings(corpus, facts),
      }),
      summary: parts.summary ?? [],
      notes: [...scope.notes, ...(parts.method === undefined ? [] : [parts.method])],
      figures: [
        ...parts.figures,
        ...scopeColumns<R>(scope, {
          ...parts.parameters,
          level,
          missing,
          speakers,
          compared: coders.join(' '),
        }),
      ],
      rows: parts.rows,
      level: ({ code }) => (parts.isCarried ? 0 : levelOf(compared, code)),
      strong: ({ code, kind }) => code === undefined || kind === 'theme',
      underlying: ({ code, transcript }) =>
        code === undefined
          ? undefined
          : {
              code,
              ...(parts.isOfValues ? { value: true as const } : {}),
              ...(transcript === undefined ? {} : { transcript }),
            },
      ...(parts.faint ? { faint: parts.faint } : {}),
    }),
    charts: parts.charts,
    data: { ...(unit === undefined ? {} : { unit }), coders, scope: { ...scope }, ...data },
    // the coders' own segments, even where there is a consensus
    underlyingPlaces: underlying =>
      underlyingPlaces(
        corpus,
        compared.scope.filters,
        // of any participant
        compared.onlyParticipants ? { where: [], ...underlying } : underlying,
      ),
  };
}

/** How deep a code is indented: where only one level of the codebook has rows, none is. */
export function levelOf({ facts, scope }: ComparedCoding, code: string | undefined): number {
  return code !== undefined && facts.level !== 'themes' ? scope.codes.level(code) : 0;
}
