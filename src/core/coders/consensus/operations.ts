import * as l10n from '@vscode/l10n';
import { withSegments } from '../../coding/operations';
import type { CodingRef, Sidecar } from '../../coding/segment';
import { type Result, fail, ok } from '../../base/result';
import { DecidedCodings } from './codingRefs';
import { type Desk, Draft, SpanFinder } from './draft';
import type { Proposal } from './proposal';

// As in coding/operations.ts: each gives the consensus that comes of it, the same one where nothing changes, or a
// sentence that says why it cannot be done. Coders' own files are never written.

/**
 * Decides about some codings. Earlier decisions about one of them that the person has seen are replaced, and what else
 * these settled is settled by the new one.
 * @param seen ids of decisions that the person knows of
 * @returns a failure when someone else has decided in the meantime: no decision is replaced silently
 */
export function decide(
  sidecar: Sidecar,
  proposal: Proposal,
  desk: Desk,
  seen: ReadonlySet<string>,
): Result<Sidecar> {
  if (proposal.of.length === 0) return fail(l10n.t('There is nothing to decide.'));
  const outside = proposal.codings.find(
    ({ start, end }) => start < 0 || start >= end || end > desk.text.length,
  );
  if (outside) return fail(l10n.t('{0} to {1} is not a range of the text.', outside.start, outside.end));
  const earlier = new DecidedCodings(sidecar.decisions ?? []).on(proposal.of);
  const unseen = earlier.find(({ id }) => !seen.has(id));
  if (unseen)
    return fail(l10n.t('{0} has decided on this in the meantime.', desk.nameOf?.(unseen.by) ?? unseen.by));
  const draft = new Draft(sidecar);
  for (const decision of earlier) draft.remove(decision);
  const of = distinct([...proposal.of, ...earlier.flatMap(decision => decision.of)]);
  // what was removed is no longer in the text, either
  const rest = { ...sidecar, segments: draft.result().segments };
  draft.add({ ...proposal, of }, desk, new SpanFinder(rest, desk));
  return ok(written(sidecar, draft, desk));
}

/** Decides about many codings at once, where no one has decided about any of them; the others stay as they are. */
export function decideOpen(sidecar: Sidecar, proposals: readonly Proposal[], desk: Desk): Result<Sidecar> {
  const decided = new DecidedCodings(sidecar.decisions ?? []);
  const open = proposals.filter(({ of }) => of.length > 0 && decided.on(of).length === 0);
  if (open.length === 0) return ok(sidecar);
  const draft = new Draft(sidecar);
  const finder = new SpanFinder(sidecar, desk);
  for (const proposal of open) draft.add(proposal, desk, finder);
  return ok(written(sidecar, draft, desk));
}

/** Withdraws what was decided about some codings. A consensus that was complete is so no longer. */
export function reopen(sidecar: Sidecar, codings: readonly CodingRef[]): Result<Sidecar> {
  const decisions = new DecidedCodings(sidecar.decisions ?? []).on(codings);
  if (decisions.length === 0) return fail(l10n.t('Nothing has been decided on this yet.'));
  const draft = new Draft(sidecar);
  for (const decision of decisions) draft.remove(decision);
  return ok({ ...sidecar, ...draft.result(), status: 'in-progress' });
}

function written(sidecar: Sidecar, draft: Draft, { version }: Desk): Sidecar {
  const { segments, decisions } = draft.result();
  const isNamed = segments.some(({ text }) => text === version.id);
  const result = isNamed ? withSegments(sidecar, segments, version.id, version) : { ...sidecar, segments };
  return { ...result, decisions };
}

function distinct(codings: readonly CodingRef[]): readonly CodingRef[] {
  const found = new Map(codings.map(coding => [`${coding.coder} ${coding.segment} ${coding.code}`, coding]));
  return [...found.values()];
}
