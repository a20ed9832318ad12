import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { joinDoubles } from '../../../../core/coding/joinDoubles';
import { contradiction, resolverOf } from '../../../../core/coding/values';
import { CONSENSUS, parseSidecarPath } from '../../../../core/coding/sidecarName';
import { bestFirst, findDoubles } from '../../../../core/corpus/doubles';
import { CodingAction } from '../../../../study/codingUndo';
import type { OpenStudy } from '../../../session/openStudy';
import { coderName } from '../../../ui/coderName';
import { Refusal, unwrap } from '../../../ui/failure';
import { requireStudy, requireWhole } from '../../../ui/requireStudy';
import type { Deps } from '../../../deps';
import { STATUS_MS } from '../../../ui/statusMs';

/**
 * Joins the current coder's duplicate segments, and those of the consensus, in the whole study.
 * @param uri of a coding file: only in this one
 * @returns how many segments have gone
 */
export async function joinDuplicates(deps: Deps, uri?: vscode.Uri): Promise<number> {
  const inStudy = uri && deps.studies.studyOf(uri);
  const openStudy = inStudy ? requireWhole(inStudy) : requireStudy(deps.studies);
  const coder = await deps.coder.require(openStudy);
  if (!coder) return 0;
  const own = [coder.id, CONSENSUS];
  const named = uri && parseSidecarPath(openStudy.path(uri) ?? '');
  if (named && !own.includes(named.coder)) {
    const name = coderName(openStudy, named.coder);
    throw new Refusal(
      l10n.t('These segments are {0}’s. Only {0} can join them: select this coder first.', name),
    );
  }
  const action = new CodingAction(l10n.t('join duplicate segments'));
  let [joined, differing] = [0, 0];
  for (const path of named ? [named.transcript] : openStudy.study.transcripts.map(one => one.path))
    for (const id of named ? [named.coder] : own) {
      const found = await joinIn(openStudy, path, id, action);
      joined += found.joined;
      differing += found.differing;
    }
  if (differing > 0) throw new Refusal(differingMessage(joined, differing));
  const message = joined > 0 ? counted.duplicatesJoined(joined) : l10n.t('There are no duplicate segments.');
  vscode.window.setStatusBarMessage(message, STATUS_MS);
  return joined;
}

function differingMessage(joined: number, differing: number): string {
  const left = l10n.t(
    'Duplicates with different values for a code stay as they are: {0}. Give them the same value first.',
    differing,
  );
  return joined > 0 ? `${counted.duplicatesJoined(joined)} ${left}` : left;
}

async function joinIn(
  { study }: OpenStudy,
  path: string,
  coder: string,
  action: CodingAction,
): Promise<{ readonly joined: number; readonly differing: number }> {
  const segments = study.transcript(path)?.segments.filter(placed => placed.coder === coder) ?? [];
  const resolve = resolverOf(study.codebook);
  const found = findDoubles(segments, study.codebook).map(group =>
    bestFirst(group).map(({ segment }) => segment),
  );
  const groups = found
    .filter(group => !contradiction(group, resolve))
    .map(group => group.map(({ id }) => id));
  if (groups.length > 0)
    unwrap(await study.changeSidecar(path, coder, sidecar => joinDoubles(sidecar, groups, resolve), action));
  return {
    joined: groups.reduce((sum, { length }) => sum + length - 1, 0),
    differing: found.length - groups.length,
  };
}
