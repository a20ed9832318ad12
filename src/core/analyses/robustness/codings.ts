import { type Steps, between } from '../../base/steps';
import { CONSENSUS } from '../../coding/sidecarName';
import { codersOf, programsOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { withOtherCoding } from '../../corpus/otherCoding';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';

/**
 * Whose coding counts.
 * - `asked`: that of the coders whom the filters ask for
 * - `counts`: the consensus where it is complete, otherwise that of all people
 * - `all`: that of all people, a consensus aside
 * - `coder`: that of one person where they have coded, elsewhere the published one
 */
export interface CodingChoice {
  readonly kind: 'asked' | 'counts' | 'all' | 'coder';
  /** Ids of the coders that it is of; none for `counts`. */
  readonly coders: readonly string[];
  /** In how many transcripts of the scope it is taken. */
  readonly transcripts: number;
}

/** A choice and the transcripts with the segments that count by it. */
export interface ChosenCoding {
  readonly choice: CodingChoice;
  readonly transcripts: readonly ScopedTranscript[];
}

/**
 * The reasonable answers to whose coding counts: first the published one, then what counts by default, all people together,
 * and each of them alone. One that comes down to the same coding as an earlier one is left out.
 */
export function* codingChoices(corpus: Corpus, scope: Scope): Steps<readonly ChosenCoding[]> {
  const { coders } = scope.filters;
  const people = peopleWhoCode(corpus);
  const chosen = (kind: CodingChoice['kind'], ids: readonly string[]): ChosenCoding => {
    const { transcripts, coded } = withOtherCoding(corpus, scope, ids);
    return { choice: { kind, coders: ids, transcripts: coded }, transcripts };
  };
  const published: ChosenCoding = {
    choice: {
      kind: coders ? 'asked' : 'counts',
      coders: coders ?? [],
      transcripts: scope.transcripts.length,
    },
    transcripts: scope.transcripts,
  };
  const all = [
    published,
    chosen('counts', []),
    ...(people.length > 0 ? [chosen('all', people)] : []),
    ...people.map(id => chosen('coder', [id])),
  ];
  const found = new Map<string, ChosenCoding>();
  for (const [i, one] of all.entries()) {
    const signature = yield* between(i / all.length, (i + 1) / all.length, signatureOf(one));
    if (!found.has(signature)) found.set(signature, named(one));
  }
  return [...found.values()];
}

/** Where no consensus counts, that is all people together. */
function named({ choice, transcripts }: ChosenCoding): ChosenCoding {
  const hasConsensus = transcripts.some(({ facts }) => facts.coders.includes(CONSENSUS));
  return choice.kind === 'counts' && !hasConsensus
    ? { choice: { ...choice, kind: 'all' }, transcripts }
    : { choice, transcripts };
}

/** Ids of the coders who are neither programs nor the consensus. */
function peopleWhoCode(corpus: Corpus): readonly string[] {
  const programs = programsOf(corpus.study);
  return codersOf(corpus)
    .map(({ id }) => id)
    .filter(id => id !== CONSENSUS && !programs.has(id));
}

/** Whose segments count in each transcript: the same for two choices that cannot differ. */
function* signatureOf({ transcripts }: ChosenCoding): Steps<string> {
  const coders: (readonly string[])[] = [];
  for (const [i, { facts }] of transcripts.entries()) {
    coders.push([...facts.coders].sort());
    yield (i + 1) / transcripts.length;
  }
  return JSON.stringify(coders);
}
