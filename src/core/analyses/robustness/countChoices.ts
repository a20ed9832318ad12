import { type Steps, between } from '../../base/steps';
import type { ResolveCode } from '../../coding/values';
import type { CodeRows } from '../../corpus/codeRows';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { knownParts } from '../kit/knownParts';
import type { Parts } from '../kit/parts';
import type { ChosenCoding } from './codings';
import type { LateCodes } from './lateCodes';
import { OVERLAPS, RuleCounter, type RulePart, WITHOUT_LATE } from './rulePart';

/** Participants by row, for one coding: one list for each rule, with late codes (0) and without (1). */
export type RuleCounts = readonly [withLate: readonly Int32Array[], withoutLate: readonly Int32Array[]];

/** What each transcript adds, however it is coded: known again as long as nothing has changed in it. */
export function ruleParts(
  resolve: ResolveCode,
  scope: Scope,
  codes: CodeRows,
  late: LateCodes,
): Parts<RulePart> {
  const counter = new RuleCounter(codes, late.ids, resolve);
  const way = ['robustness', scope.participants.length, late.ids];
  return knownParts(scope.codes, way, scoped => counter.count(scoped));
}

/** Counts the participants of every row by every rule, for one coding after the other. */
export function* countChoices(
  codings: readonly ChosenCoding[],
  parts: Parts<RulePart>,
  rows: number,
  people: number,
): Steps<readonly RuleCounts[]> {
  // the bits of each row and participant; each coding has its turn
  const rules = new Uint8Array(rows * people);
  const counts: RuleCounts[] = [];
  for (const [i, { transcripts }] of codings.entries()) {
    rules.fill(0);
    yield* between(i / codings.length, (i + 1) / codings.length, unite(transcripts, parts, rules, people));
    counts.push(countBits(rules, rows, people));
  }
  return counts;
}

function* unite(
  transcripts: readonly ScopedTranscript[],
  parts: Parts<RulePart>,
  rules: Uint8Array,
  people: number,
): Steps<void> {
  for (const [i, scoped] of transcripts.entries()) {
    const part = parts.of(scoped);
    let at = 0;
    part.rows.forEach((row, nth) => {
      for (; at < part.ends[nth]!; at++) rules[row * people + part.participants[at]!]! |= part.rules[at]!;
    });
    yield (i + 1) / transcripts.length;
  }
}

function countBits(rules: Uint8Array, rows: number, people: number): RuleCounts {
  const none = () => OVERLAPS.map(() => new Int32Array(rows));
  const counts = [none(), none()] as const;
  for (let row = 0; row < rows; row++) {
    for (let at = row * people; at < (row + 1) * people; at++) {
      const bits = rules[at]!;
      if (bits === 0) continue;
      for (let rule = 0; rule < OVERLAPS.length; rule++) {
        if (bits & (1 << rule)) counts[0][rule]![row]!++;
        if (bits & (1 << (rule + WITHOUT_LATE))) counts[1][rule]![row]!++;
      }
    }
  }
  return counts;
}
