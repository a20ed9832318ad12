import * as l10n from '@vscode/l10n';
import { setStatus } from '../../../../core/coding/operations';
import { hashedOf } from '../../../../core/anchoring/anchors/hashedQuotes';
import type { Sidecar } from '../../../../core/coding/segment';
import { CONSENSUS } from '../../../../core/coding/sidecarName';
import { codingRefs } from '../../../../core/coders/consensus/codingRefs';
import type { Desk } from '../../../../core/coders/consensus/draft';
import { decide, decideOpen, reopen } from '../../../../core/coders/consensus/operations';
import { type Choice, proposalOf } from '../../../../core/coders/consensus/proposal';
import { type Result, ok } from '../../../../core/base/result';
import { CodingAction } from '../../../../study/codingUndo';
import type { Transcript } from '../../../../study/transcript';
import { Refusal, unwrap } from '../../../ui/failure';
import type { Deps } from '../../../deps';
import type { Difference, OpenComparison } from '../compare/openComparison';
import { coderName } from '../../../ui/coderName';
import { wordsOf } from '../compare/wording';

/** Writes a decision. */
export async function writeDecision(
  deps: Deps,
  comparison: OpenComparison,
  one: Difference,
  choice: Choice,
  note: string | undefined,
): Promise<void> {
  const desk = await deskOf(deps, comparison, one.transcript);
  const proposal = proposalOf(one.row, comparison.pair, choice, note);
  const seen = new Set(one.decisions.map(({ id }) => id));
  const label = l10n.t('decide on “{0}”', wordsOf(one, 40));
  await change(comparison, one.transcript, label, file => decide(file, proposal, desk, seen));
}

/** Takes back what was decided about a difference. */
export async function writeReopening(comparison: OpenComparison, one: Difference): Promise<void> {
  const label = l10n.t('reopen “{0}”', wordsOf(one, 40));
  await change(comparison, one.transcript, label, file => reopen(file, codingRefs(one.row, comparison.pair)));
}

/** Takes over everything on which both agree, in some transcripts; one action. Gives their number. */
export async function writeAgreements(
  deps: Deps,
  comparison: OpenComparison,
  transcripts: readonly Transcript[],
): Promise<number> {
  const label = l10n.t('accept all agreements');
  const action = new CodingAction(label);
  let count = 0;
  for (const transcript of transcripts) {
    const agreements = agreementsIn(comparison, transcript);
    if (agreements.length === 0) continue;
    const desk = await deskOf(deps, comparison, transcript);
    const proposals = agreements.map(({ row }) => proposalOf(row, comparison.pair, { kind: 'both' }));
    await change(comparison, transcript, label, file => decideOpen(file, proposals, desk), action);
    count += agreements.length;
  }
  return count;
}

/** Calls the consensus of a transcript complete, with everything on which both agree in it. */
export async function writeCompletion(
  deps: Deps,
  comparison: OpenComparison,
  transcript: Transcript,
): Promise<void> {
  const rows = comparison.text(transcript.path)?.rows ?? [];
  const open = rows.filter(({ state }) => state === 'open').length;
  if (open > 0) {
    throw new Refusal(
      open === 1
        ? l10n.t('1 difference in {0} is still open.', transcript.path)
        : l10n.t('{0} differences in {1} are still open.', open, transcript.path),
    );
  }
  const desk = await deskOf(deps, comparison, transcript);
  const proposals = agreementsIn(comparison, transcript).map(({ row }) =>
    proposalOf(row, comparison.pair, { kind: 'both' }),
  );
  const label = l10n.t('finish the consensus for {0}', transcript.path);
  await change(comparison, transcript, label, file => {
    const taken: Result<Sidecar> = proposals.length > 0 ? decideOpen(file, proposals, desk) : ok(file);
    return taken.ok ? setStatus(taken.value, 'complete') : taken;
  });
}

function agreementsIn(comparison: OpenComparison, { path }: Transcript): readonly Difference[] {
  return (comparison.text(path)?.rows ?? []).filter(({ state }) => state === 'agreement');
}

async function deskOf(deps: Deps, { openStudy }: OpenComparison, transcript: Transcript): Promise<Desk> {
  const coder = await deps.coder.require(openStudy);
  if (!coder) throw new Refusal(l10n.t('First say who is coding: a decision names who made it.'));
  const { text, segments } = transcript;
  const own = segments.filter(placed => placed.coder === CONSENSUS && placed.start >= 0);
  return {
    text,
    version: transcript.texts.version,
    places: new Map(own.map(({ segment, start, end }) => [segment.id, { start, end }])),
    hashed: hashedOf(openStudy.study.file),
    by: coder.id,
    nameOf: id => coderName(openStudy, id),
    at: deps.now(),
    random: deps.random,
  };
}

async function change(
  { openStudy }: OpenComparison,
  { path }: Transcript,
  label: string,
  operation: (sidecar: Sidecar) => Result<Sidecar>,
  action = new CodingAction(label),
): Promise<void> {
  unwrap(await openStudy.study.changeSidecar(path, CONSENSUS, operation, action));
}
