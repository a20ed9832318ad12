import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import type { Steps } from '../../base/steps';
import type { Code, Scale, ScaleValue } from '../../codebook/code';
import { rankOf } from '../../codebook/scales';
import { type ResolveCode, resolverOf, valuesOf } from '../../coding/values';
import { type CodeFacts, codeFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { type ScaledCoding, type ValuePart, type ValuesOptions, valueParts } from './parts';
import { type Statistics, statisticsOf, typicalRank } from './statistics';

/** Why there is nothing to count. */
export const NO_SCALE = l10n.t(
  'No code here has a scale. “Edit Scale…” in the Codebook view gives a code one.',
);

/** How codings are distributed over the scales of their codes. */
export interface ValuesTable {
  readonly scope: ScopeFacts & ValuesOptions & { readonly parts: readonly PartFacts[] };
  /** In the order of the codebook and of each scale. */
  readonly distribution: readonly DistributionRow[];
  /** In the order of the codebook and of the parts. */
  readonly summary: readonly SummaryRow[];
}

export interface PartFacts {
  /** Id of the group, or the value of the attribute; empty for everything. */
  readonly id: string;
  readonly name: string;
}

/** A value of a code: how many have it, in each part. */
export interface DistributionRow extends CodeFacts {
  readonly value: ScaleValue;
  readonly parts: readonly (PartFacts & {
    readonly count: number;
    /** How many have any value of the code. */
    readonly of: number;
    /** `count` divided by `of`; null when that is 0. */
    readonly share: number | null;
  })[];
}

/** A code in a part. */
export interface SummaryRow extends CodeFacts, Statistics {
  readonly part: PartFacts;
  readonly scale: Scale;
  /** How many have the code, but no value of it that counts. */
  readonly missing: number;
}

/** What has a value: a segment, or a person by all of their segments. */
interface Unit {
  /** Where it is on the scale; undefined where it has no value that counts. */
  readonly rank: number | undefined;
}

/**
 * Counts the values of all codes of the scope that have a scale. A coding counts with one value that is on the scale of its
 * code; else it is missing. Codes below a theme do not count for it: each has a scale of its own. Fails where no code has one.
 */
export function* valuesTable(
  corpus: Corpus,
  scope: Scope,
  options: ValuesOptions,
): Steps<Result<ValuesTable>> {
  const { codebook } = corpus;
  const codes = scope.codes.codes.filter(({ scale }) => scale);
  if (codes.length === 0) return fail(NO_SCALE);
  const found = valueParts(corpus, scope, options);
  if (!found.ok) return found;
  const { parts, notes } = found.value;
  const codings = yield* codingsOf(scope, codes, resolverOf(codebook));
  const facts = scopeFacts(corpus, scope);
  const distribution: DistributionRow[] = [];
  const summary: SummaryRow[] = [];
  let [open, off] = [0, 0];
  for (const code of codes) {
    const own = codings.get(code.id)!;
    open += own.filter(({ values }) => values.length > 1).length;
    off += own.filter(({ values, rank }) => values.length === 1 && rank === undefined).length;
    const units = parts.map(part => unitsIn(part, own, code.scale!, options));
    distribution.push(...rowsOf(codeFacts(codebook, code.id), code.scale!, parts, units));
    summary.push(
      ...parts.map(({ id, name }, i): SummaryRow => {
        const ranks = units[i]!.flatMap(({ rank }) => rank ?? []);
        return {
          ...codeFacts(codebook, code.id),
          part: { id, name },
          scale: code.scale!,
          ...statisticsOf(code.scale!, ranks),
          missing: units[i]!.length - ranks.length,
        };
      }),
    );
  }
  const scopeOf = { ...facts, ...options, parts: parts.map(({ id, name }) => ({ id, name })) };
  const all = [...facts.notes, ...notes, ...uselessNotes(open, off)];
  return ok({ scope: { ...scopeOf, notes: all }, distribution, summary });
}

function* codingsOf(
  { transcripts }: Scope,
  codes: readonly Code[],
  resolve: ResolveCode,
): Steps<ReadonlyMap<string, ScaledCoding[]>> {
  const byCode = new Map(codes.map(({ id }) => [id, [] as ScaledCoding[]]));
  const scales = new Map(codes.map(({ id, scale }) => [id, scale!]));
  for (const [i, { transcript, segments }] of transcripts.entries()) {
    for (const segment of segments) {
      for (const id of new Set(segment.placed.segment.codes.map(resolve))) {
        const scale = scales.get(id);
        if (!scale) continue;
        const values = valuesOf(segment.placed.segment, id, resolve);
        const rank = values.length === 1 ? rankOf(scale, values[0]!) : undefined;
        byCode.get(id)!.push({ segment, transcript: transcript.path, values, rank });
      }
    }
    yield (i + 1) / transcripts.length;
  }
  return byCode;
}

/** The segments of a part, or the people who speak in them: each of these once, by the mean or the median of theirs. */
function unitsIn(
  { holds, people }: ValuePart,
  codings: readonly ScaledCoding[],
  scale: Scale,
  { unit }: ValuesOptions,
): readonly Unit[] {
  const inside = codings.filter(holds);
  if (unit === 'segment') return inside;
  const byPerson = new Map<number, ScaledCoding[]>();
  for (const coding of inside) {
    for (const person of coding.segment.participants) {
      if (people && !people.has(person)) continue;
      byPerson.set(person, [...(byPerson.get(person) ?? []), coding]);
    }
  }
  return [...byPerson.values()].map(own => ({
    rank: typicalRank(
      scale,
      own.flatMap(({ rank }) => rank ?? []),
    ),
  }));
}

function rowsOf(
  facts: CodeFacts,
  scale: Scale,
  parts: readonly ValuePart[],
  units: readonly (readonly Unit[])[],
): DistributionRow[] {
  const ranks = units.map(all => all.flatMap(({ rank }) => rank ?? []));
  const occurring = [...new Set(ranks.flat())].sort((a, b) => a - b);
  const listed = scale.kind === 'ordinal' ? scale.values.map((_, i) => i + 1) : occurring;
  return listed.map(rank => ({
    ...facts,
    value: scale.kind === 'ordinal' ? scale.values[rank - 1]! : rank,
    parts: parts.map(({ id, name }, i) => {
      const of = ranks[i]!.length;
      const count = ranks[i]!.filter(one => one === rank).length;
      return { id, name, count, of, share: of > 0 ? count / of : null };
    }),
  }));
}

/** How many codings have no value that counts. */
export function uselessNotes(open: number, off: number): string[] {
  return [
    ...(open > 0
      ? [l10n.t('Codings with several values that contradict each other, not counted: {0}.', open)]
      : []),
    ...(off > 0 ? [l10n.t('Codings with a value that is not on the scale, not counted: {0}.', off)] : []),
  ];
}
