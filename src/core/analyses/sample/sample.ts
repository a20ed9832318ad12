import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { PathMatcher } from '../../studyFile/matchPaths';
import { nameOf } from '../../studyFile/namedRecords';
import { type Result, fail, ok } from '../../base/result';
import { byUnits } from '../../base/compare';
import { type Stratum, drawSample } from './drawSample';

export interface SampleOptions {
  /** Of the transcripts, from 0 to 1; when there is no `count`. */
  readonly share: number;
  /** Of transcripts; 0 for as many as `share` makes. */
  readonly count: number;
  readonly seed: number;
  /** Whether each group is drawn from in proportion. */
  readonly strata: 'groups' | 'none';
}

export interface Sample {
  readonly scope: ScopeFacts & SampleOptions & SampleFacts;
  /** The transcripts that were drawn, in their order. */
  readonly rows: readonly SampleRow[];
}

interface SampleFacts {
  readonly drawn: number;
  /** Of the transcripts of the scope. */
  readonly drawnShare: number;
  readonly drawnWords: number;
  /** Of the words of the scope; null when there are none. */
  readonly drawnWordShare: number | null;
  readonly groups: readonly { readonly name: string; readonly transcripts: number; readonly drawn: number }[];
}

export interface SampleRow {
  /** Path. */
  readonly transcript: string;
  /** The groups that it is in, with commas. */
  readonly group: string;
  readonly words: number;
  /** Ids of those who have a coding file for it. */
  readonly codedBy: readonly string[];
}

// in place of a group's name, in JSON and CSV; people read `stratumName`
const NO_GROUP = 'no group'; // not for the catalogue
const ALL_TRANSCRIPTS = 'all transcripts'; // not for the catalogue

/** What people read for the name of a stratum. */
export function stratumName(name: string): string {
  if (name === NO_GROUP) return l10n.t('no group');
  return name === ALL_TRANSCRIPTS ? l10n.t('all transcripts') : name;
}

/** Draws transcripts at random, to be coded by a second coder. Fails when there are fewer than asked for. */
export function sample(corpus: Corpus, scope: Scope, options: SampleOptions): Result<Sample> {
  const { transcripts } = scope;
  if (transcripts.length === 0) return fail(l10n.t('There are no transcripts to draw from.'));
  const wanted =
    options.count > 0 ? options.count : Math.max(1, Math.round(options.share * transcripts.length));
  if (wanted > transcripts.length) {
    return fail(
      transcripts.length === 1
        ? l10n.t('There is only 1 transcript to draw from.')
        : l10n.t('There are only {0} transcripts to draw from.', transcripts.length),
    );
  }
  const strata = strataOf(corpus, scope, options.strata);
  const drawn = drawSample(strata, wanted, options.seed);
  const rows = drawn.flatMap(({ name, drawn: own }) => own.map(one => rowOf(name, one)));
  const order = new Map(transcripts.map(({ transcript }, i) => [transcript.path, i]));
  rows.sort((a, b) => order.get(a.transcript)! - order.get(b.transcript)!);
  const facts = scopeFacts(corpus, scope);
  const words = rows.reduce((sum, row) => sum + row.words, 0);
  return ok({
    scope: {
      ...facts,
      ...options,
      drawn: rows.length,
      drawnShare: rows.length / transcripts.length,
      drawnWords: words,
      drawnWordShare: facts.words > 0 ? words / facts.words : null,
      groups: drawn.map(({ name, items, drawn: own }) => ({
        name,
        transcripts: items.length,
        drawn: own.length,
      })),
    },
    rows,
  });
}

/** Transcripts that are in the same groups. */
function strataOf(
  { study }: Corpus,
  { transcripts }: Scope,
  strata: SampleOptions['strata'],
): readonly Stratum<ScopedTranscript>[] {
  const groups = study.groups.map(group => ({
    name: nameOf(group),
    matcher: PathMatcher.of(group.transcripts),
  }));
  const byName = new Map<string, ScopedTranscript[]>();
  for (const one of transcripts) {
    const own = groups.filter(({ matcher }) => matcher.matches(one.transcript.path));
    const all = own.map(({ name }) => name).join(', ') || NO_GROUP;
    const name = strata === 'groups' ? all : ALL_TRANSCRIPTS;
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return [...byName].map(([name, items]) => ({ name, items }));
}

function rowOf(group: string, { transcript }: ScopedTranscript): SampleRow {
  return {
    transcript: transcript.path,
    group,
    words: transcript.words.count,
    codedBy: transcript.codings.map(({ coder }) => coder).sort(byUnits),
  };
}
