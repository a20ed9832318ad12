import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import type { BarChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeInBrief, scopeSentences } from '../../corpus/scopeFacts';
import { inOneLine } from '../../report/table/aboutScope';
import { counted } from '../../base/phrases';
import { type Figure, numberColumn, scopeColumns, tableOf, textColumn } from '../../report/table/tableOf';
import { coderName } from '../../corpus/coders';
import { percent } from '../kit/sentences';
import { type Sample, type SampleRow, stratumName } from './sample';

export function sampleReport(corpus: Corpus, scope: Scope, { scope: facts, rows }: Sample): Report {
  const { share, seed, strata } = facts;
  const [what] = scopeSentences(corpus, scope, facts);
  return {
    table: tableOf({
      title: l10n.t('Sample for double coding: {0}', facts.study),
      // whose coding counts makes no difference to what is drawn
      scope: inOneLine([scopeInBrief(corpus, scope, facts), l10n.t('transcripts')]),
      summary: [drawnSentence(facts)],
      definitions: [what!, ...legend(facts)],
      notes: facts.notes,
      figures: [
        ...figures(corpus),
        ...scopeColumns<SampleRow>(facts, { share, count: facts.count, seed, strata }),
      ],
      rows,
      underlying: ({ transcript }) => ({ transcript }),
    }),
    charts: [bars(facts)],
    data: { scope: facts, rows },
  };
}

function figures(corpus: Corpus): readonly Figure<SampleRow>[] {
  return [
    textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript),
    {
      ...textColumn<SampleRow>(l10n.t('Group'), 'group', row => row.group),
      shownAs: row => stratumName(row.group),
    },
    numberColumn(l10n.t('Words'), 'words', row => row.words),
    {
      ...textColumn<SampleRow>(l10n.t('Coders'), 'coded_by', row => row.codedBy.join(', ')),
      shownAs: row => row.codedBy.map(id => coderName(corpus, id)).join(', '),
    },
  ];
}

function drawnSentence(facts: Sample['scope']): string {
  const { drawn, transcripts, drawnShare, drawnWords, drawnWordShare, seed } = facts;
  return drawnWordShare === null
    ? l10n.t(
        'Drawn at random without replacement (seed {0}): {1} of {2} ({3}).',
        seed,
        drawn,
        counted.transcripts(transcripts),
        percent(drawnShare),
      )
    : l10n.t(
        'Drawn at random without replacement (seed {0}): {1} of {2} ({3}), with {4} of {5} ({6}).',
        seed,
        drawn,
        counted.transcripts(transcripts),
        percent(drawnShare),
        drawnWords,
        counted.words(facts.words),
        percent(drawnWordShare),
      );
}

function legend({ strata, groups }: Sample['scope']): string[] {
  return [
    strata === 'none'
      ? l10n.t('Drawn from all transcripts, regardless of group.')
      : l10n.t(
          'Drawn from each group in proportion to its number of transcripts: {0}.',
          groups
            .map(group => l10n.t('{0}: {1} of {2}', stratumName(group.name), group.drawn, group.transcripts))
            .join('; '),
        ),
    l10n.t('Coders: those who have a coding file for the transcript.'),
  ];
}

function bars({ groups }: Sample['scope']): BarChart {
  return {
    kind: 'bars',
    title: l10n.t('Transcripts in the sample'),
    caption: l10n.t('Number drawn, and number of all, in each group.'),
    unit: l10n.t('transcripts'),
    series: [{ name: l10n.t('drawn') }, { name: l10n.t('all') }],
    bars: groups.map(({ name, transcripts, drawn }) => ({
      label: { text: stratumName(name), level: 0, strong: false },
      values: [drawn, transcripts],
      texts: [String(drawn), String(transcripts)],
    })),
  };
}
