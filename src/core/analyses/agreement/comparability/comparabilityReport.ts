import * as l10n from '@vscode/l10n';
import { fixed } from '../../../base/figures';
import type { Report } from '../../../report/report';
import { type BarChart, codeLabel } from '../../../report/chart/chart';
import type { Corpus } from '../../../corpus/corpus';
import { coefficientColumn, dataColumn, shareColumn, textColumn } from '../../../report/table/tableOf';
import { THEME_OR_CODE, percent } from '../../kit/sentences';
import { allCodes, overlapPercent, reasonInWords } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport, levelOf } from '../comparedReport';
import { enumerate } from '../../../base/phrases';
import { whyNoneInWords } from '../unitizing/unitizingReport';
import type { DomainAlpha } from './domains';
import type { ProgramFigures, ProgramOverall, ProgramRow, Programs } from './comparability';

interface TableRow extends CodeRow, ProgramFigures {
  readonly name: string;
}

/** The same coding as other programs would report it, side by side, each explained. */
export function comparabilityReport(
  corpus: Corpus,
  compared: ComparedCoding,
  found: Programs,
  overlap: number,
): Report {
  const { rows, overall } = found;
  const segments =
    overlap === 0
      ? l10n.t('Segments that overlap (as MAXQDA)')
      : l10n.t('Segments ≥ {0} overlap (as MAXQDA)', overlapPercent(overlap));
  const segmentsColumn =
    overlap === 0
      ? l10n.t('Segments that overlap, % (as MAXQDA)')
      : l10n.t('Segments ≥ {0} overlap, % (as MAXQDA)', overlapPercent(overlap));
  const isPair = compared.coders.length === 2;
  return comparedReport<TableRow>(corpus, compared, {
    title: (coders, study) => l10n.t('Agreement between {0}, as in other programs: {1}', coders, study),
    unit: l10n.t('Unit: given in the heading of each column.'),
    units: l10n.t('characters and segments'),
    legend: [
      `${l10n.t(
        'Characters (as NVivo): for each code and transcript, the share of characters on which two coders agree, coded or not, and Cohen’s κ for these; then their mean over transcripts, each with the same weight (mean) or by its length (weighted).',
      )} ${l10n.t(
        'As in NVivo, κ is 1 where they agree on every character, even if neither has used the code there: {0} of {1} combinations of code and transcript are such, and raise the means. Last row: the mean over codes.',
        found.empty,
        found.combinations,
      )}`,
      ...(isPair
        ? []
        : [l10n.t('With more than two coders, the means are over transcripts and pairs of coders.')]),
      `${segments}: ${matchSentence(overlap)} ${l10n.t(
        'Text that no one has coded does not count. κ, given here for all codes only, takes 1 / number of codes ({0}) as chance agreement (Brennan & Prediger 1981): {1}.',
        overall.codes,
        figure(overall.segmentKappa),
      )} ${l10n.t(
        'That MAXQDA requires an overlap of 90% unless set otherwise is from memory: no manual was at hand that confirms it, or says of what it is a share.',
      )}`,
      `${l10n.t(
        'As ATLAS.ti: % is the share of characters on which coders agree, coded or not; Holsti % is 2a / (2a + b + c) of characters; α binary is Krippendorff’s α of characters, coded with the code (or one below it) or not.',
      )} ${l10n.t(
        'cu-α, of a theme: which of its codes, where two coders have both used one of them. Cu-α: which theme, where both have coded something: {0}. Themes are the semantic domains. The formula is that of cu-α in Krippendorff et al. (2016); how ATLAS.ti applies it to domains is from a secondary source (González-Prieto et al. 2021).',
        cuAlpha(overall),
      )}`,
      l10n.t(
        'These figures are computed here according to published definitions, from this study’s positions; the programs themselves may differ in details such as white space and files that only one coder has opened.',
      ),
    ],
    notes: missingAlphas(corpus, found),
    figures: [
      textColumn(THEME_OR_CODE, 'name', row => row.name),
      shareColumn(l10n.t('Characters %, mean (as NVivo)'), 'character_percent', row => row.characterPercent),
      shareColumn(
        l10n.t('Characters %, weighted (as NVivo)'),
        'weighted_percent',
        row => row.weightedPercent,
      ),
      coefficientColumn(
        l10n.t('Characters κ, mean (as NVivo)'),
        'character_kappa',
        row => row.characterKappa,
      ),
      coefficientColumn(
        l10n.t('Characters κ, weighted (as NVivo)'),
        'weighted_kappa',
        row => row.weightedKappa,
      ),
      shareColumn(segmentsColumn, 'segment_percent', row => row.segmentPercent),
      shareColumn(l10n.t('% (as ATLAS.ti)'), 'agreed_percent', row => row.agreedPercent),
      shareColumn(l10n.t('Holsti % (as ATLAS.ti)'), 'holsti', row => row.holsti),
      coefficientColumn(l10n.t('α binary (as ATLAS.ti)'), 'character_alpha', row => row.characterAlpha),
      coefficientColumn(l10n.t('cu-α, last row Cu-α (as ATLAS.ti)'), 'cu_alpha', row => row.cuAlpha),
      dataColumn('cu_coverage', row => row.cuCoverage, 'number'),
      {
        ...textColumn<TableRow>(l10n.t('Note'), 'note', row => row.reason),
        shownAs: row => row.reason && reasonInWords(row.reason),
      },
      dataColumn('cu_reason', row => row.cuReason),
    ],
    rows: [...rows, ...(rows.length > 0 ? [{ ...overall, name: allCodes(overall.codes) }] : [])],
    parameters: { show: 'comparability', maxqda: overlap },
    charts: rows.length > 0 ? [bars(corpus, compared, rows, segments)] : [],
    data: { rows, overall },
    scope: { maxqda: overlap, combinations: found.combinations, empty: found.empty },
    unlisted: compared.targets.ids.length - rows.length,
  });
}

/** Why themes, or all, have no cu-α: for each reason the themes. */
function missingAlphas(corpus: Corpus, { rows, domains }: Programs): readonly string[] {
  const inWords = ({ overlaps, reason }: DomainAlpha) => whyNoneInWords(corpus, { overlaps }, reason ?? '');
  const byReason = new Map<string, string[]>();
  for (const { code, name, cuReason } of rows) {
    const domain = domains.ofThemes.get(code);
    if (cuReason === null || !domain) continue;
    const why = inWords(domain);
    byReason.set(why, [...(byReason.get(why) ?? []), name]);
  }
  return [
    ...(domains.overall.reason === null ? [] : [l10n.t('No Cu-α: {0}.', inWords(domains.overall))]),
    ...[...byReason].map(([why, names]) => l10n.t('No cu-α of {0}: {1}.', enumerate(names), why)),
  ];
}

function figure(value: number | null): string {
  return value === null ? l10n.t('none') : fixed(value, 3);
}

/** What counts as a match of segments. @param overlap intersection over union, in per cent */
function matchSentence(overlap: number): string {
  if (overlap === 0) {
    return l10n.t(
      'the share of all segments of both coders for which the other has a segment with the same code that shares a character with it.',
    );
  }
  if (overlap === 100) {
    return l10n.t(
      'the share of all segments of both coders for which the other has an identical segment with the same code.',
    );
  }
  return l10n.t(
    'the share of all segments of both coders for which the other has a segment with the same code, where what both cover is at least {0} of what either covers.',
    overlapPercent(overlap),
  );
}

function cuAlpha({ cuAlpha: alpha, cuCoverage }: ProgramOverall): string {
  return cuCoverage === null
    ? figure(alpha)
    : l10n.t('{0} (for {1} of the text)', figure(alpha), percent(cuCoverage));
}

function bars(
  { codebook }: Corpus,
  compared: ComparedCoding,
  rows: readonly ProgramRow[],
  segments: string,
): BarChart {
  const length = (share: number | null) => (share ?? 0) * 100;
  const text = (share: number | null) => (share === null ? l10n.t('none') : percent(share));
  return {
    kind: 'bars',
    title: l10n.t('The same coding, two percentages of agreement'),
    caption: l10n.t('Out of all characters, and out of all coded segments.'),
    unit: '%',
    full: 100,
    series: [{ name: l10n.t('Characters (as NVivo)') }, { name: segments }],
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.code, levelOf(compared, row.code)),
      values: [length(row.characterPercent), length(row.segmentPercent)],
      texts: [text(row.characterPercent), text(row.segmentPercent)],
    })),
  };
}
