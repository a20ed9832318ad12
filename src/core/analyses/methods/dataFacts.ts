import * as l10n from '@vscode/l10n';
import { counted, enumerate } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import { type Scope, findScope } from '../../corpus/scope';
import { dayOf } from '../../studyFile/day';
import { nameOf } from '../../studyFile/namedRecords';
import { type Fact, SOURCE, period } from './fact';

const PROGRAM = 'Transcript Coder'; // not for the catalogue

/** With what it was counted, and in which version. */
export function softwareFacts({ version }: Corpus): readonly Fact[] {
  return [{ text: version ? `${PROGRAM} ${version}` : PROGRAM, source: SOURCE.program }];
}

/** Labels of those who ask. */
export function interviewerFacts({ study }: Corpus): readonly Fact[] {
  const labels = study.interviewers;
  if (labels.length === 0) return [];
  return [{ text: l10n.t('labels of interviewers: {0}', enumerate(labels)), source: SOURCE.study }];
}

/** How much text there is. */
export function transcriptFacts({ transcripts }: Scope): readonly Fact[] {
  if (transcripts.length === 0) return [];
  const words = transcripts.map(({ transcript }) => transcript.words.count);
  const total = words.reduce((sum, one) => sum + one, 0);
  const text = l10n.t(
    '{0}, {1} in all, between {2} and {3} in each',
    counted.transcripts(transcripts.length),
    counted.words(total),
    Math.min(...words),
    Math.max(...words),
  );
  return [{ text, source: SOURCE.transcripts }];
}

export function participantFacts({ participants, areDeclared }: Scope): readonly Fact[] {
  if (participants.length === 0) return [];
  return areDeclared
    ? [{ text: counted.participants(participants.length), source: SOURCE.study }]
    : [
        {
          text: l10n.t('{0}, counting each label as one', counted.participants(participants.length)),
          source: SOURCE.transcripts,
        },
      ];
}

/** Which attributes are known of how many participants. Their values are in the participants report. */
export function sampleFacts({ participants }: Scope): readonly Fact[] {
  const counts = new Map<string, number>();
  for (const { attributes = {} } of participants)
    for (const [name, value] of Object.entries(attributes))
      if (value !== null && value !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) return [];
  const all = [...counts].map(([name, count]) =>
    l10n.t('{0}: known of {1} of {2}', name, count, participants.length),
  );
  return all.map(text => ({ text, source: SOURCE.study }));
}

/** How many transcripts and participants each group has. */
export function groupFacts(corpus: Corpus, scope: Scope): readonly Fact[] {
  return corpus.study.groups.flatMap(group => {
    const found = findScope(corpus, { ...scope.filters, groups: [group.id] });
    if (!found.ok || found.value.transcripts.length === 0) return [];
    const { transcripts, participants } = found.value;
    const text = l10n.t(
      '{0}: {1}, {2}',
      nameOf(group),
      counted.transcripts(transcripts.length),
      counted.participants(participants.length),
    );
    return [{ text, source: SOURCE.study }];
  });
}

/** Who speaks in more than one transcript. */
export function repeatedFacts({ transcripts, participants, areDeclared }: Scope): readonly Fact[] {
  // the same label in two transcripts need not be the same person
  if (!areDeclared || participants.length === 0) return [];
  const counts = participants.map((_, i) => transcripts.filter(({ ofTurn }) => ofTurn.includes(i)).length);
  const several = counts.filter(count => count > 1).length;
  const text = l10n.t(
    'speak in more than one transcript: {0} of {1} participants',
    several,
    participants.length,
  );
  return [{ text, source: SOURCE.transcripts }];
}

/** From which files transcripts were imported. */
export function sourceFacts({ study }: Corpus, { transcripts }: Scope): readonly Fact[] {
  const paths = new Set(transcripts.map(({ transcript }) => transcript.path));
  const sources = (study.sources ?? []).filter(({ transcript }) => paths.has(transcript));
  if (sources.length === 0) return [];
  const formats = [...new Set(sources.map(({ format }) => format))].join(', ');
  const days = sources.flatMap(({ at }) => dayOf(at) ?? []);
  const text = l10n.t(
    'imported from files of other programs: {0} ({1})',
    counted.transcripts(sources.length),
    formats,
  );
  return [
    { text, source: SOURCE.study },
    ...(days.length > 0 ? [{ text: l10n.t('imported: {0}', period(days)), source: SOURCE.study }] : []),
  ];
}

/** How many quotes were chosen, and of how many participants. */
export function quotationFacts({ study }: Corpus, { transcripts, participants }: Scope): readonly Fact[] {
  const counting = transcripts.flatMap(({ segments }) => segments);
  const speakers = (of: typeof counting) => new Set(of.flatMap(one => one.participants)).size;
  const keys = counting.filter(({ placed }) => placed.segment.key === true);
  if (counting.length === 0) return [];
  return [
    {
      text: l10n.t(
        '{0} of {1} of {2} participants',
        counted.segments(counting.length),
        speakers(counting),
        participants.length,
      ),
      source: SOURCE.coding,
    },
    ...(keys.length > 0
      ? [
          {
            text: l10n.t(
              'key quotes: {0}, of {1} of {2} participants',
              keys.length,
              speakers(keys),
              participants.length,
            ),
            source: SOURCE.coding,
          },
        ]
      : []),
    ...(study.attribution
      ? [{ text: l10n.t('quotes are attributed as {0}', study.attribution), source: SOURCE.study }]
      : []),
  ];
}

/** How many analytic memos there are, and from when. */
export function memoFacts({ memos = [] }: Corpus): readonly Fact[] {
  if (memos.length === 0) return [];
  const days = memos.flatMap(({ created }) => dayOf(created) ?? []);
  const text = l10n.t('analytic memos: {0}', memos.length);
  return [{ text: days.length > 0 ? `${text} (${period(days)})` : text, source: SOURCE.memos }];
}
