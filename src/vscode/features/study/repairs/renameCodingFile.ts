import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';
import { ok } from '../../../../core/base/result';
import { oddFileName } from '../../../../core/coding/oddFileName';
import { parseSidecar } from '../../../../core/coding/parseSidecar';
import type { Sidecar } from '../../../../core/coding/segment';
import { type SidecarName, parseSidecarPath } from '../../../../core/coding/sidecarName';
import { decodeTranscript } from '../../../../core/text/decode';
import { mergeSidecars } from '../../../../core/versions/merge/mergeSidecars';
import { CodingAction } from '../../../../study/codingUndo';
import { isThere } from '../../../storage/isThere';
import type { OpeningStudy } from '../../../session/openStudy';
import { Refusal, unwrap, written } from '../../../ui/failure';
import type { Deps } from '../../../deps';
import { STATUS_MS } from '../../../ui/statusMs';

/**
 * Takes a coding file with an unusual name into the study: it gets the name that it should have or, where there is such a
 * file already, is merged into that and deleted.
 */
export async function renameCodingFile(deps: Deps, uri: vscode.Uri): Promise<void> {
  const openStudy = deps.studies.studyOf(uri);
  const odd = openStudy && oddFileName(openStudy.path(uri) ?? '');
  const named = odd && parseSidecarPath(odd.meant);
  if (!openStudy || !named) throw new Refusal(l10n.t('This is not a coding file with an unusual name.'));
  if (!openStudy.study.visible.hasFile(odd.meant))
    throw new Refusal(l10n.t('{0} is another coder’s: it is not shown while you code blind.', odd.meant));
  const target = openStudy.uri(odd.meant);
  const bytes = await vscode.workspace.fs.readFile(uri);
  const { text, valid } = decodeTranscript(bytes);
  const own = withCoder(text, named.coder);
  if (await isThere(target)) await mergeInto(openStudy, uri, named, valid ? own : undefined);
  else {
    await written(odd.meant, vscode.workspace.fs.rename(uri, target, { overwrite: false }));
    if (valid && own !== text)
      await written(odd.meant, vscode.workspace.fs.writeFile(target, new TextEncoder().encode(own)));
  }
  const message = l10n.t('The coding is in {0} now.', odd.meant);
  vscode.window.setStatusBarMessage(message, STATUS_MS);
}

/** The text of a coding file with its coder's id in lower case, as its name must have it; one of another coder stays. */
function withCoder(text: string, coder: string): string {
  const there = parseTree(text);
  const node = there && findNodeAtLocation(there, ['coder']);
  const is = node?.type === 'string' ? String(node.value) : coder;
  return is !== coder && is.toLowerCase() === coder
    ? text.slice(0, node!.offset) + JSON.stringify(coder) + text.slice(node!.offset + node!.length)
    : text;
}

/**
 * Nothing of the copy is lost: what both say differently becomes a conflict for a person to decide.
 * @param text of the copy; undefined when it is not UTF-8
 */
async function mergeInto(
  { study }: OpeningStudy,
  uri: vscode.Uri,
  { transcript, coder }: SidecarName,
  text: string | undefined,
): Promise<void> {
  const copy = parseCopy(uri, text);
  const action = new CodingAction(l10n.t('merge a copy of a coding file'));
  unwrap(
    await study.changeSidecar(
      transcript,
      coder,
      sidecar => ok(mergeSidecars(undefined, sidecar, { ...copy, coder: sidecar.coder }).value),
      action,
    ),
  );
  await vscode.workspace.fs
    .delete(uri, { useTrash: true })
    .then(undefined, () => vscode.workspace.fs.delete(uri, { useTrash: false }));
}

function parseCopy(uri: vscode.Uri, text: string | undefined): Sidecar {
  const { value, writable, problems } = parseSidecar(text ?? '');
  if (value && writable) return value;
  const problem = problems.find(({ severity }) => severity === 'error');
  const reason = problem?.message ?? l10n.t('The file cannot be used.');
  throw new Refusal(`${uri.path.split('/').at(-1)}:${problem?.line ?? 1}: ${reason}`);
}
