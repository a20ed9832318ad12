import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type Chart, type IntervalChart, type StripChart, codeLabel } from '../../report/chart/chart';
import type { RobustnessRow, RobustnessTable } from './robustnessTable';
import { type ChoiceNames, labelInWords } from './words';

/** Under which choices each label holds, and the range of N. */
export function robustnessCharts(
  corpus: Corpus,
  scope: Scope,
  table: RobustnessTable,
  names: ChoiceNames,
): readonly Chart[] {
  const labelOf = ({ id }: RobustnessRow) => codeLabel(corpus.codebook, id, scope.codes.level(id));
  return [strips(table, labelOf, names), ranges(table, labelOf)];
}

type LabelOf = (row: RobustnessRow) => StripChart['strips'][number]['label'];

function strips({ rows, choices }: RobustnessTable, labelOf: LabelOf, names: ChoiceNames): StripChart {
  return {
    kind: 'strips',
    title: l10n.t('Choices under which each label holds'),
    caption: l10n.t(
      'Each place along a strip is one of the {0} choices: in the first half {1}, in the second half {2}, each by coding. Filled: the published label; empty: another one, or no row.',
      choices.length,
      names.preset(choices[0]!),
      names.preset(choices.at(-1)!),
    ),
    strips: rows.map(row => ({
      label: labelOf(row),
      length: choices.length,
      text: held(row),
      marks: runs(row).map(({ start, end }) => ({
        start,
        end,
        text:
          end - start === 1
            ? l10n.t('{0} under choice {1}', labelInWords(row.label), end)
            : l10n.t('{0} under choices {1} to {2}', labelInWords(row.label), start + 1, end),
      })),
    })),
    ticks: choices.flatMap((choice, at) =>
      at === 0 || choice.coding !== choices[at - 1]!.coding ? [{ at, text: names.shortCoding(choice) }] : [],
    ),
    unit: l10n.t('choices'),
  };
}

/** `typical in 41 of 48`. */
function held({ label, holds, choices }: RobustnessRow): string {
  return l10n.t('{0} in {1} of {2}', labelInWords(label), holds, choices);
}

/** Where the label is the published one, as long as possible. */
function runs({ labels, label }: RobustnessRow): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  labels.forEach((one, at) => {
    if (one !== label) return;
    const last = found.at(-1);
    if (last?.end === at) last.end++;
    else found.push({ start: at, end: at + 1 });
  });
  return found;
}

function ranges({ scope, rows }: RobustnessTable, labelOf: LabelOf): IntervalChart {
  return {
    kind: 'intervals',
    title: l10n.t('Participants under all choices'),
    caption: l10n.t(
      'Dot: share in the published table, of {0}. Line: from the least to the most under any choice. Beside it the same in numbers.',
      counted.participants(scope.participants),
    ),
    unit: l10n.t('share of participants'),
    most: 1,
    rows: rows.map(row => {
      const share = (n: number) => (row.of > 0 ? n / row.of : 0);
      return {
        label: labelOf(row),
        value: share(row.participants),
        low: share(row.least),
        high: share(row.most),
        text:
          row.least === row.most
            ? String(row.participants)
            : l10n.t('{0} ({1}–{2})', row.participants, row.least, row.most),
        faint: false,
      };
    }),
  };
}
