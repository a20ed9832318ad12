import * as l10n from '@vscode/l10n';
import { plain } from '../../base/figures';
import { counted, enumerate } from '../../base/phrases';
import { CONSENSUS } from '../../coding/sidecarName';
import { coderName, codersOf, programsOf } from '../../corpus/coders';
import type { CodedTranscript, Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { dayOf } from '../../studyFile/day';
import type { PinnedReport } from '../../studyFile/studyFile';
import { type Fact, SOURCE, period } from './fact';

/** Whether a coder has segments in a transcript, or has said that there is nothing to code. */
function hasCoded({ segments, codings }: CodedTranscript, coder: string): boolean {
  return (
    segments.some(one => one.coder === coder) ||
    codings.some(one => one.coder === coder && one.status === 'complete')
  );
}

/** Ids of all who have coded a transcript of the scope, programs too, without the consensus. */
export function peopleWhoCoded(corpus: Corpus, { transcripts }: Scope): readonly string[] {
  return codersOf(corpus)
    .map(({ id }) => id)
    .filter(id => id !== CONSENSUS && transcripts.some(({ transcript }) => hasCoded(transcript, id)));
}

function inWords(corpus: Corpus, { transcripts }: Scope, coder: string): string {
  const own = transcripts.map(one => one.transcript).filter(one => hasCoded(one, coder));
  const complete = own.filter(({ codings }) =>
    codings.some(one => one.coder === coder && one.status === 'complete'),
  ).length;
  const segments = own.reduce(
    (sum, one) => sum + one.segments.filter(segment => segment.coder === coder).length,
    0,
  );
  return l10n.t(
    '{0}: {1} ({2} complete), {3}',
    coderName(corpus, coder),
    counted.transcripts(own.length),
    complete,
    counted.segments(segments),
  );
}

/** Who coded how much. */
export function coderFacts(corpus: Corpus, scope: Scope): readonly Fact[] {
  const programs = programsOf(corpus.study);
  const people = peopleWhoCoded(corpus, scope).filter(id => !programs.has(id));
  if (people.length === 0) return [];
  return [
    { text: l10n.t('people who coded: {0}', people.length), source: SOURCE.coding },
    ...people.map(id => ({ text: inWords(corpus, scope, id), source: SOURCE.coding })),
  ];
}

/** Which programs coded, with what they were told. */
export function programFacts(corpus: Corpus, scope: Scope): readonly Fact[] {
  const programs = programsOf(corpus.study);
  return peopleWhoCoded(corpus, scope)
    .filter(id => programs.has(id))
    .flatMap(id => {
      const { program } = corpus.study.coders.find(one => one.id === id)!;
      const { name, version, settings } = program!;
      const said = [name, ...(version ? [version] : []), ...(settings ? [settings] : [])].join('; ');
      return [
        { text: l10n.t('coded by a program: {0}', said), source: SOURCE.study },
        { text: inWords(corpus, scope, id), source: SOURCE.coding },
      ];
    });
}

/** Which transcripts two people or more have coded. */
export function doubleCodingFacts(corpus: Corpus, scope: Scope): readonly Fact[] {
  const programs = programsOf(corpus.study);
  const people = peopleWhoCoded(corpus, scope).filter(id => !programs.has(id));
  if (people.length === 0) return [];
  const several = scope.transcripts
    .map(({ transcript }) => transcript)
    .filter(transcript => people.filter(id => hasCoded(transcript, id)).length > 1);
  const count = l10n.t('coded by two or more people: {0} of {1}', several.length, scope.transcripts.length);
  const text = several.length === 0 ? count : `${count} (${enumerate(several.map(({ path }) => path))})`;
  return [{ text, source: SOURCE.coding }];
}

/** How transcripts for double coding were drawn, where the report of it was pinned. */
export function drawnFacts({ study }: Corpus): readonly Fact[] {
  return (study.reports ?? [])
    .filter(({ analysis }) => analysis === 'sample')
    .map(report => ({
      text: l10n.t('sample for double coding: {0}', drawnBy(report)),
      source: l10n.t('pinned report “{0}”', report.name),
    }));
}

function drawnBy({ options = {} }: PinnedReport): string {
  const { count = 0, share = 0.2, seed = 1, strata = 'groups' } = options;
  const many =
    Number(count) > 0 ? counted.transcripts(Number(count)) : l10n.t('{0}%', plain(Number(share) * 100));
  return strata === 'groups'
    ? l10n.t('{0}, at random from each group in proportion to its size, seed {1}', many, String(seed))
    : l10n.t('{0}, at random from all transcripts, seed {1}', many, String(seed));
}

/** For how many transcripts there is a consensus. */
export function consensusFacts({ transcripts }: Scope): readonly Fact[] {
  const statuses = transcripts.flatMap(({ transcript }) =>
    transcript.codings.filter(({ coder }) => coder === CONSENSUS).map(({ status }) => status),
  );
  if (statuses.length === 0) return [];
  const complete = statuses.filter(status => status === 'complete').length;
  const text = l10n.t(
    'consensus between coders: {0} of {1} complete, {2} begun',
    complete,
    counted.transcripts(transcripts.length),
    statuses.length - complete,
  );
  return [{ text, source: SOURCE.coding }];
}

/** Between which days segments were coded. */
export function codingDateFacts({ transcripts }: Scope): readonly Fact[] {
  const days = transcripts.flatMap(({ transcript }) =>
    transcript.segments.flatMap(({ segment }) => dayOf(segment.created) ?? []),
  );
  if (days.length === 0) return [];
  return [{ text: l10n.t('segments coded: {0}', period(days)), source: SOURCE.coding }];
}
