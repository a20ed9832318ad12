import { CONSENSUS } from '../../coding/sidecarName';
import type { Corpus } from '../../corpus/corpus';
import { type Scope, findScope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { type Result, ok } from '../../base/result';
import { knownParts, partsOfOneRun } from '../kit/knownParts';
import type { Parts } from '../kit/parts';
import { comparedCoders } from './coders';
import { CodedByCoders } from './units/codedByCoders';
import type { MissingRule } from './units/missing';
import { type Level, Targets } from './units/targets';

/** What every figure of agreement is asked with. */
export interface CompareOptions {
  /** Ids; empty for all who have coded something. */
  readonly coders: readonly string[];
  readonly level: Level;
  readonly missing: MissingRule;
  /** Whether the text of interviewers and unassigned turns count, too. */
  readonly speakers: 'all' | 'participants';
}

/** The coding of several coders, made ready to be compared. */
export interface ComparedCoding {
  /** Of exactly these coders' own segments. */
  readonly scope: Scope;
  readonly facts: ComparedFacts;
  /** Ids. */
  readonly coders: readonly string[];
  readonly targets: Targets;
  /** What the coding of a transcript depends on, besides the transcript and the codes. */
  readonly way: readonly unknown[];
  readonly codings: Parts<CodedByCoders>;
  readonly outlines: Parts<Outline>;
  /** One for each transcript of the scope. */
  readonly transcripts: readonly CodedByCoders[];
  /** Whether only turns of the scope's participants count: asked for, or because participants are filtered. */
  readonly onlyParticipants: boolean;
}

/** What of the coding of a transcript decides which rows there are. */
interface Outline {
  readonly isCompared: boolean;
  /** To which anyone says yes. */
  readonly targets: Int32Array;
}

/** What must be said with figures of agreement. */
export interface ComparedFacts extends ScopeFacts {
  readonly level: Level;
  readonly missing: MissingRule;
  readonly speakers: CompareOptions['speakers'];
  /** Number of transcripts of which at least two of the coders rate something that counts. */
  readonly comparedTranscripts: number;
  /** For each coder, transcripts that they have begun and not completed. */
  readonly inProgress: Readonly<Record<string, number>>;
  /** Number of transcripts with a consensus, when it is not itself compared. */
  readonly adjudicated: number;
}

/** Finds whose coding is compared, and what they say of which code. Fails with fewer than two coders. */
export function compareCoding(corpus: Corpus, asked: Scope, options: CompareOptions): Result<ComparedCoding> {
  const coders = comparedCoders(corpus, asked, options.coders);
  if (!coders.ok) return coders;
  const found = findScope(corpus, { ...asked.filters, coders: coders.value });
  if (!found.ok) return found;
  const scope = found.value;
  const { participants, where } = scope.filters;
  const onlyParticipants =
    options.speakers === 'participants' || participants !== undefined || where !== undefined;
  const targets = new Targets(corpus, scope, options.level);
  const { status } = scope.filters;
  const way = [coders.value, options.level, options.missing, status ?? null, onlyParticipants];
  const counting = { status, missing: options.missing, onlyParticipants };
  const codings = partsOfOneRun(
    scope.codes,
    ['coded-by', ...way],
    scoped => new CodedByCoders(scoped, coders.value, targets, counting),
  );
  const outlines = knownParts(scope.codes, ['outline', ...way], scoped =>
    outlineOf(codings.of(scoped), onlyParticipants),
  );
  const transcripts = scope.transcripts.map(scoped => codings.of(scoped));
  return ok({
    scope,
    way,
    codings,
    outlines,
    coders: coders.value,
    targets,
    transcripts,
    onlyParticipants,
    facts: {
      ...scopeFacts(corpus, scope),
      level: options.level,
      missing: options.missing,
      speakers: onlyParticipants ? 'participants' : 'all',
      comparedTranscripts: scope.transcripts.filter(scoped => outlines.of(scoped).isCompared).length,
      inProgress: Object.fromEntries(coders.value.map(coder => [coder, unfinished(scope, coder)])),
      adjudicated: coders.value.includes(CONSENSUS) ? 0 : adjudicated(asked),
    },
  });
}

/** The targets that have a row: those that one of the coders uses in a transcript that is compared, or all. */
export function listedTargets(
  { targets, transcripts, outlines }: ComparedCoding,
  all: boolean,
): readonly number[] {
  const occurs = new Uint8Array(targets.count);
  for (const { scoped } of transcripts) {
    const outline = outlines.of(scoped);
    if (outline.isCompared) for (const target of outline.targets) occurs[target] = 1;
  }
  return targets.ids.map((_, row) => row).filter(row => all || occurs[row] === 1);
}

function outlineOf(coded: CodedByCoders, onlyParticipants: boolean): Outline {
  return { isCompared: isCompared(coded, onlyParticipants), targets: coded.spans.targets };
}

/** Whether two coders rate something that counts of a transcript. */
function isCompared(coded: CodedByCoders, onlyParticipants: boolean): boolean {
  if (onlyParticipants && coded.turns.starts.length === 0) return false;
  const { rates, touched } = coded;
  return (
    rates.filter((rate, i) => rate === 'all' || (rate === 'touched' && touched[i]!.starts.length > 0))
      .length > 1
  );
}

function unfinished({ transcripts }: Scope, coder: string): number {
  return transcripts.filter(({ transcript }) =>
    transcript.codings.some(coding => coding.coder === coder && coding.status === 'in-progress'),
  ).length;
}

function adjudicated({ transcripts }: Scope): number {
  return transcripts.filter(({ transcript }) =>
    transcript.codings.some(
      ({ coder, status }) =>
        coder === CONSENSUS && (status === 'complete' || transcript.withSegments.includes(CONSENSUS)),
    ),
  ).length;
}
