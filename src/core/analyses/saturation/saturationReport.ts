import type { Report } from '../../report/report';
import type { CurveChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import { counted, enumerate } from '../../base/phrases';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { SaturationRow, SaturationTable } from './newCodes';

type Facts = SaturationTable['scope'];

/** Of more new codes, people read the first ones only. */
const MAX_NAMED = 3;

/** A row for each transcript with what it brings, the verdict in the caption, and the curve of codes. */
export function saturationReport(
  corpus: Corpus,
  scope: Scope,
  { scope: facts, rows }: SaturationTable,
): Report {
  const namesOf = ({ newCodes }: SaturationRow) => newCodes.map(id => corpus.codebook.get(id)!.name);
  const { order, level, base, run, threshold, reached } = facts;
  return {
    table: tableOf({
      title: `Saturation: ${facts.study}`,
      caption: [
        ...scopeSentences(corpus, scope, facts),
        verdict(facts, rows),
        lastTranscripts(facts, rows),
        ...legend(facts),
      ],
      notes: facts.notes,
      figures: [
        ...figures(facts),
        textColumn<SaturationRow>(
          `New ${units(facts).many}`,
          'new_shown',
          row => enumerate(namesOf(row), MAX_NAMED) || null,
        ),
        dataColumn<SaturationRow>('new_names', row => namesOf(row).join('; ') || null),
        dataColumn<SaturationRow>('new_codes', row => row.newCodes.join(' ') || null),
        ...scopeColumns<SaturationRow>(facts, {
          ...{ order, level, base, run_length: run, threshold },
          saturation: reached ?? '',
        }),
      ],
      rows,
      underlying: ({ transcript }) => ({ transcript }),
    }),
    charts: rows.length > 0 ? [curve({ scope: facts, rows })] : [],
    data: { scope: facts, rows },
  };
}

function figures(facts: Facts): readonly Figure<SaturationRow>[] {
  const { many } = units(facts);
  // the segments of a transcript are not those that its new codes are on
  const bare = (figure: Figure<SaturationRow>) => ({ ...figure, underlying: null });
  return [
    bare(numberColumn('No.', 'number', row => row.number)),
    textColumn('Transcript', 'transcript', row => row.transcript),
    numberColumn(`${many[0]!.toUpperCase()}${many.slice(1)}`, 'codes', row => row.codes),
    bare(numberColumn('New', 'new', row => row.new)),
    bare(numberColumn('So far', 'total', row => row.total)),
    bare(numberColumn('New in run', 'run', row => row.run)),
    bare(shareColumn('% of base', 'ratio', row => row.ratio)),
  ];
}

function verdict(facts: Facts, rows: readonly SaturationRow[]): string {
  const { base, run, threshold, baseCodes, reached, reachedAt, reason } = facts;
  const { one, many } = units(facts);
  const method = `Guest, Namey & Chen 2020, base ${base}, run ${run}, new information at most ${percent(threshold)}`;
  if (reachedAt !== null) {
    const last = rows[reachedAt + run - 1]!;
    return `Saturation reached at ${reached} (${method}): after the first ${counted.transcripts(reachedAt)}, a run of ${run} brings ${last.run!} new ${last.run === 1 ? one : many}, ${percent(last.ratio!)} of the ${baseCodes} ${units(facts).many} of the base.`;
  }
  if (reason === 'too few transcripts') {
    return `Too few transcripts to assess saturation (${method}): ${base + run} coded ones are needed, there ${rows.length === 1 ? 'is' : 'are'} ${rows.length}.`;
  }
  if (reason === 'no codes in the base') {
    return `Saturation cannot be assessed (${method}): the first ${counted.transcripts(base)} have no ${one}.`;
  }
  return `Saturation not reached (${method}): every run brings more.`;
}

function lastTranscripts(facts: Facts, rows: readonly SaturationRow[]): string {
  const { withoutNew } = facts;
  const { one, many } = units(facts);
  if (rows.length === 0) return 'No transcript is coded.';
  if (withoutNew === rows.length) return `There is no ${one}.`;
  if (withoutNew === 0)
    return `The last transcript brings ${rows.at(-1)!.new} new ${rows.at(-1)!.new === 1 ? one : many}.`;
  return `No new ${one} in the last ${withoutNew === 1 ? 'transcript' : `${withoutNew} transcripts`}.`;
}

function legend(facts: Facts): string[] {
  const { order, level, base, run } = facts;
  return [
    `Coded transcripts in order of ${order === 'path' ? 'path' : 'the time at which the first segment was made in each'}.`,
    level === 'codes'
      ? 'Codes: those without codes under them, each as itself.'
      : 'Codes: the top of the codebook; a theme is there where it or a code under it is.',
    `New: in no transcript before. Run: ${run === 1 ? 'each transcript after the base' : `${run} transcripts in a row after the base, named by the last of them`}. % of base: of the different ${units(facts).many} in the first ${counted.transcripts(base)}.`,
  ];
}

function units({ level }: Facts): { one: string; many: string } {
  return level === 'codes' ? { one: 'code', many: 'codes' } : { one: 'theme', many: 'themes' };
}

/** As people write shares: `5 %`, `2.5 %`. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function curve({ scope: facts, rows }: SaturationTable): CurveChart {
  const { reached, reachedAt, threshold, order } = facts;
  return {
    kind: 'curve',
    title: `New ${units(facts).many} by transcript`,
    caption: `Coded transcripts in order of ${order === 'path' ? 'path' : 'first coding'}.`,
    unit: units(facts).many,
    steps: 'transcripts in order',
    points: rows.map(({ transcript, new: added, total }) => ({
      label: transcript,
      added,
      total,
      underlying: { transcript },
    })),
    marks:
      reached === null
        ? []
        : [{ after: reachedAt! - 1, text: `saturation at ${percent(threshold)}: ${reached}` }],
  };
}
