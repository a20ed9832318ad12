import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../core/base/result';
import { counted } from '../../core/base/phrases';
import { parseSidecarPath } from '../../core/coding/sidecarName';
import { planPseudonyms } from '../../core/pseudonyms/planPseudonyms';
import type { PlanOptions, PseudonymPlan } from '../../core/pseudonyms/pseudonymPlan';
import type { Replacement } from '../../core/pseudonyms/replacement';
import type { PseudonymWork } from '../../core/pseudonyms/studyParts';
import { edited } from '../../core/pseudonyms/textEdits';
import { decodeTranscript } from '../../core/text/decode';
import { encode } from '../bytes';
import type { FileRewrite } from '../fileRewrite';
import type { FileStore } from '../fileStore';
import { CODEBOOK_FILE, STUDY_FILE, SUMMARIES_FILE, formatOf } from '../studyFiles';
import type { StudyFolder } from '../studyFolder';
import { editedBytes } from './editedBytes';
import { type GatheredParts, gatherParts } from './gatherParts';
import { otherFilesWith } from './otherFiles';
import { PSEUDONYM_LOG } from './pseudonymLog';

/** A plan with the files that it makes of those that it was made of. */
export interface PreparedPlan extends PseudonymPlan {
  readonly rewrites: readonly FileRewrite[];
}

/** Plans what replacing words takes in all files of a study, and writes nothing. */
export async function preparePlan(
  store: FileStore,
  folder: StudyFolder,
  replacements: readonly Replacement[],
  options: PlanOptions,
): Promise<Result<PreparedPlan>> {
  const gathered = await gatherParts(store, folder);
  if (!gathered.ok) return gathered;
  const work = planPseudonyms(gathered.value.parts, replacements, options);
  if (!work.ok) return work;
  const doubt = movedIn(folder, work.value.edits.keys());
  if (doubt !== undefined) return fail(doubt);
  const rewrites = rewritesOf(work.value, gathered.value);
  if (!rewrites.ok) return rewrites;
  const { plan } = work.value;
  const { parts, bytes } = gathered.value;
  const others = parts.files.filter(
    path => !bytes.has(path) && !parseSidecarPath(path) && path !== PSEUDONYM_LOG,
  );
  const otherFiles = await otherFilesWith(store, others, plan.replacements);
  return ok({ ...plan, remaining: [...plan.remaining, ...otherFiles], rewrites: rewrites.value });
}

/**
 * Why the words of some transcripts may not be replaced yet: what was found elsewhere counts, but by its words alone, and may
 * not be found by other ones.
 */
function movedIn({ files }: StudyFolder, paths: Iterable<string>): string | undefined {
  for (const path of paths) {
    const moved = files.get(path)?.allSegments.filter(({ state }) => state === 'moved').length ?? 0;
    if (moved > 0)
      return l10n.t(
        '{0}: {1} may have moved and would not be found by other words. Confirm or reattach them first, in the Uncertain Segments view in VS Code.',
        path,
        counted.segments(moved),
      );
  }
  return undefined;
}

function rewritesOf(work: PseudonymWork, { parts, bytes }: GatheredParts): Result<readonly FileRewrite[]> {
  const to = new Map(work.moves.map(move => [move.from, move.to]));
  const texts = new Map([...parts.transcripts, ...parts.memos].map(({ path, text }) => [path, text]));
  const rewrites: FileRewrite[] = [];
  // coding files that only get another path are not among the plan’s files where nothing is replaced in them
  for (const path of new Set([...work.plan.files.map(one => one.path), ...to.keys()])) {
    const before = bytes.get(path);
    if (!before) continue;
    const after = contentOf(path, before, work);
    const text = texts.get(path);
    if (text !== undefined && decodeTranscript(after).text !== edited(text, work.edits.get(path) ?? []))
      return fail(
        l10n.t(
          '{0} is UTF-16 without a byte order mark and cannot hold these replacements. Save it as UTF-8 first.',
          path,
        ),
      );
    rewrites.push({ from: path, to: to.get(path) ?? path, before, after });
  }
  return ok(rewrites);
}

function contentOf(path: string, before: Uint8Array, work: PseudonymWork): Uint8Array {
  const value = new Map<string, object | undefined>([
    [STUDY_FILE, work.study],
    [CODEBOOK_FILE, work.codebook],
    [SUMMARIES_FILE, work.summaries],
    ...work.sidecars,
  ]).get(path);
  if (value) return encode(formatOf(path).stringify(value));
  const edits = work.edits.get(path);
  return edits ? editedBytes(before, edits) : before;
}
