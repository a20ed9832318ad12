import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../core/base/phrases';
import {
  type AttributeImport,
  applyAttributeImport,
  planAttributeImport,
} from '../../../core/participants/importAttributes';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { StudyFile } from '../../../core/studyFile/studyFile';
import { unwrap } from '../../ui/failure';
import type { Deps } from '../../deps';
import { fileOf, studyOf } from './arguments';
import { confirm } from '../../ui/confirm';
import { requireWhole } from '../../ui/requireStudy';

/** So many rows are shown in the dialog; the log has all. */
const MAX_SHOWN = 12;

/** Reads attributes from a CSV file, after a confirmation that says what changes. Gives what was changed. */
export async function importAttributes(
  { studies, log }: Deps,
  given: vscode.Uri | undefined,
  isConfirmed: boolean,
): Promise<AttributeImport | undefined> {
  const named = given && studies.studyOf(given);
  const openStudy = named ? requireWhole(named) : studyOf(studies, undefined);
  const uri = given ?? (await askFile(openStudy.root));
  if (!uri) return undefined;
  const bytes = await vscode.workspace.fs.readFile(uri);
  const file = fileOf(openStudy);
  const plan = unwrap(planAttributeImport(file, bytes));
  const left = leftOut(plan, file);
  for (const line of left) log.info(`${uri.path}: ${line}`);
  if (!isConfirmed && !(await agree(plan, left))) return undefined;
  // planned anew on the study as it is on disk by now
  unwrap(
    await openStudy.study.changeStudyFile(study => {
      const fresh = study === file ? { ok: true as const, value: plan } : planAttributeImport(study, bytes);
      return fresh.ok ? applyAttributeImport(study, fresh.value) : fresh;
    }),
  );
  return plan;
}

async function askFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: l10n.t('Import participant attributes'),
    openLabel: l10n.t('Import'),
    defaultUri: folder,
    filters: { [l10n.t('Tables')]: ['csv', 'tsv', 'txt'] },
  });
  return files?.[0];
}

async function agree(plan: AttributeImport, left: readonly string[]): Promise<boolean> {
  const { changes, unchanged, attributes, keyColumn } = plan;
  const people = new Set(changes.map(({ participant }) => participant)).size;
  const replaced = changes.filter(({ before }) => before !== undefined).length;
  const details = [
    l10n.t('Attributes: {0}', attributes.join(', ')),
    l10n.t('Participants are matched by column “{0}”.', keyColumn),
    replaced > 0 ? l10n.t('Values that will be replaced: {0}', replaced) : '',
    unchanged > 0 ? l10n.t('Values that are already set: {0}', unchanged) : '',
    ...(left.length > 0 ? ['', l10n.t('Rows that will be skipped: {0}', left.length)] : []),
    ...left.slice(0, MAX_SHOWN),
    left.length > MAX_SHOWN
      ? l10n.t('… and {0} more, listed in the Transcript Coder log', left.length - MAX_SHOWN)
      : '',
  ];
  if (changes.length === 0) {
    const detail = details.filter(Boolean).join('\n');
    await vscode.window.showInformationMessage(l10n.t('The file would change nothing.'), {
      modal: true,
      detail,
    });
    return false;
  }
  return confirm(
    l10n.t('Import {0} for {1}?', counted.values(changes.length), counted.participants(people)),
    details,
    l10n.t('Import'),
  );
}

function leftOut({ unmatched, doubled }: AttributeImport, { participants }: StudyFile): string[] {
  const nameFor = (id: string) => nameOf(participants.find(one => one.id === id) ?? { id });
  const lines: [number, string][] = [
    ...unmatched.map(({ line, key, reason }): [number, string] => [
      line,
      reason === 'none'
        ? l10n.t('Line {0}: “{1}” is not a participant', line, key)
        : l10n.t('Line {0}: “{1}” could be any of several participants', line, key),
    ]),
    ...doubled.map(({ line, participant, first }): [number, string] => [
      line,
      l10n.t('Line {0}: “{1}” already appears on line {2}', line, nameFor(participant), first),
    ]),
  ];
  return lines.sort(([a], [b]) => a - b).map(([, text]) => text);
}
