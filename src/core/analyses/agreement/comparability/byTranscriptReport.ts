import * as l10n from '@vscode/l10n';
import { fixed } from '../../../base/figures';
import { codeFacts } from '../../../corpus/codeRows';
import { coderName } from '../../../corpus/coders';
import type { Corpus } from '../../../corpus/corpus';
import { type IntervalChart, codeLabel } from '../../../report/chart/chart';
import type { Report } from '../../../report/report';
import {
  coefficientColumn,
  dataColumn,
  numberColumn,
  shareColumn,
  textColumn,
  main,
  extra,
  withBars,
} from '../../../report/table/tableOf';
import { THEME_OR_CODE } from '../../kit/sentences';
import type { ComparedCoding } from '../comparedCoding';
import { comparedReport, levelOf } from '../comparedReport';
import { UNITS_NAMES } from '../units/unitKind';
import { type CharactersByTranscript, type InTranscript, meansOf } from './characters';

interface Row extends InTranscript {
  readonly code: string;
  readonly kind: 'theme' | 'code';
  readonly name: string;
}

/** A row for each code and transcript, as NVivo lists them. */
export function byTranscriptReport(
  corpus: Corpus,
  compared: ComparedCoding,
  listed: readonly number[],
  characters: CharactersByTranscript,
): Report {
  const { targets, coders } = compared;
  const rows = listed.flatMap(target => {
    const { id, name, kind } = codeFacts(corpus.codebook, targets.ids[target]!);
    return characters.of(target).map((one): Row => ({ code: id, name, kind, ...one }));
  });
  const isPair = coders.length === 2;
  const [first, second] = isPair
    ? coders.map(id => coderName(corpus, id))
    : [l10n.t('first'), l10n.t('second')];
  const share = (title: string, name: string, of: (row: Row) => number) =>
    extra(shareColumn<Row>(title, name, row => of(row) / row.n));
  return comparedReport<Row>(corpus, compared, {
    title: (names, study) => l10n.t('Agreement between {0}, as in NVivo: {1}', names, study),
    unit: l10n.t('Unit: character (UTF-16 code unit; white space between turns is not counted).'),
    units: UNITS_NAMES.character,
    legend: [
      l10n.t(
        'κ: Cohen (1960), for each code and transcript. As in NVivo, it is 1 where two coders agree on every character, even if neither has used the code there. Agreement %: both or neither.',
      ),
    ],
    figures: [
      textColumn(THEME_OR_CODE, 'name', row => row.name),
      main(textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript)),
      ...(isPair
        ? []
        : [
            textColumn<Row>(l10n.t('First'), 'first', row => coderName(corpus, row.coders[0])),
            textColumn<Row>(l10n.t('Second'), 'second', row => coderName(corpus, row.coders[1])),
          ]),
      extra(numberColumn(l10n.t('Characters'), 'n', row => row.n)),
      main(coefficientColumn('κ', 'kappa', row => row.kappa)),
      withBars(main(shareColumn(l10n.t('Agreement %'), 'percent', row => row.percent))),
      share(l10n.t('Both %'), 'both', row => row.a),
      share(l10n.t('Neither %'), 'neither', row => row.d),
      share(l10n.t('Only {0}, %', first!), 'only_first', row => row.b),
      share(l10n.t('Only {0}, %', second!), 'only_second', row => row.c),
      ...(['a', 'b', 'c', 'd'] as const).map(name => dataColumn<Row>(name, row => row[name], 'number')),
    ],
    rows,
    parameters: { show: 'nvivo' },
    charts: rows.length > 0 ? [dots(corpus, compared, listed, characters)] : [],
    data: { rows: rows.map(({ kind: _, ...row }) => row) },
    unlisted: targets.ids.length - listed.length,
  });
}

function dots(
  { codebook }: Corpus,
  compared: ComparedCoding,
  listed: readonly number[],
  characters: CharactersByTranscript,
): IntervalChart {
  return {
    kind: 'intervals',
    title: l10n.t('κ of characters for each theme and code'),
    caption: l10n.t('The mean over transcripts, from the lowest to the highest of them.'),
    unit: 'κ',
    most: 1,
    rows: listed.map(target => {
      const id = compared.targets.ids[target]!;
      const found = characters.of(target);
      const { kappa } = meansOf(found);
      const [low, high] = found.reduce(
        ([least, most], one) => [Math.min(least, one.kappa), Math.max(most, one.kappa)],
        [Infinity, -Infinity],
      );
      return {
        label: codeLabel(codebook, id, levelOf(compared, id)),
        value: kappa,
        low: kappa === null ? null : low,
        high: kappa === null ? null : high,
        text:
          kappa === null
            ? l10n.t('none')
            : l10n.t('{0} ({1} to {2})', fixed(kappa, 2), fixed(low, 2), fixed(high, 2)),
        faint: false,
      };
    }),
  };
}
