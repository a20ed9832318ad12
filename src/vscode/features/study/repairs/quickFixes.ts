import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { oddFileName } from '../../../../core/coding/oddFileName';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import type { Fix } from '../../../ui/problemFixes';
import type { Studies } from '../../../session/studies';

/** For each kind of problem what can be done about it in one go. */
export const REPAIRS: Readonly<
  Record<string, (studies: Studies, problem: vscode.Diagnostic, uri: vscode.Uri) => readonly Fix[]>
> = {
  'double-segment': (_studies, _problem, uri) => [
    preferred(l10n.t('Join Duplicate Segments'), 'transcriptCoder.joinDuplicates', uri),
  ],
  'odd-file-name': (studies, _problem, uri) => renames(studies, uri),
  'same-name': merges,
};

function renames(studies: Studies, uri: vscode.Uri): readonly Fix[] {
  const path = studies.studyOf(uri)?.path(uri);
  const odd = path === undefined ? undefined : oddFileName(path);
  if (!odd || !parseSidecarPath(odd.meant)) return [];
  const name = odd.meant.slice(odd.meant.lastIndexOf('/') + 1);
  return [preferred(l10n.t('Rename to or Merge into {0}', name), 'transcriptCoder.renameCodingFile', uri)];
}

function merges(studies: Studies, problem: vscode.Diagnostic, uri: vscode.Uri): readonly Fix[] {
  const openStudy = studies.studyOf(uri);
  if (!openStudy) return [];
  // the message names the ids
  const isNamed = ({ id }: { readonly id: string }) => problem.message.includes(id);
  const group = openStudy.study.codebook.sameNamed().find(codes => codes.filter(isNamed).length > 1);
  const [into, code] = group?.filter(isNamed) ?? [];
  if (!into || !code) return [];
  const title = l10n.t('Merge {0} into {1}', code.id, into.id);
  return [preferred(title, 'transcriptCoder.mergeCode', { openStudy, code }, into.id)];
}

function preferred(title: string, command: string, ...args: unknown[]): Fix {
  return { title, command, args, isPreferred: true };
}
