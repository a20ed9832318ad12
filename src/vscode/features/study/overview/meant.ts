import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import type { OpenStudy, Target } from '../../../session/openStudy';
import { Refusal } from '../../../ui/failure';
import { requireWhole } from '../../../ui/requireStudy';
import type { OverviewNode } from './nodes';

/** What a command is called with: a row, a file, or nothing for the transcript in the editor. */
export type TranscriptArgument = OverviewNode | vscode.Uri | undefined;

/** The transcripts that are meant: with the row that was clicked, the others that are selected. At least one. */
export function transcriptsMeant(
  deps: Deps,
  argument: TranscriptArgument,
  others: unknown,
): readonly Target[] {
  const rows = Array.isArray(others) && others.length > 0 ? (others as TranscriptArgument[]) : [argument];
  const targets = rows.flatMap(row => targetOf(deps, row) ?? []);
  if (targets.length === 0) throw new Refusal(l10n.t('Open a transcript of the study first.'));
  return targets;
}

function targetOf({ studies }: Deps, argument: TranscriptArgument): Target | undefined {
  if (argument instanceof vscode.Uri) return studies.target(argument);
  if (argument && 'kind' in argument) {
    if (argument.kind !== 'transcript') return undefined;
    const transcript = argument.openStudy.study.transcript(argument.path);
    return transcript && { openStudy: argument.openStudy, transcript };
  }
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && studies.target(uri);
}

/** A file of a study. */
export interface StudyPath {
  readonly openStudy: OpenStudy;
  readonly path: string;
}

/** The files that are meant. */
export function filesMeant(deps: Deps, argument: TranscriptArgument, others: unknown): readonly StudyPath[] {
  const rows = Array.isArray(others) && others.length > 0 ? (others as TranscriptArgument[]) : [argument];
  return rows.flatMap(row => {
    if (row && 'kind' in row) return row.kind === 'transcript' || row.kind === 'other' ? [row] : [];
    const uri = row ?? vscode.window.activeTextEditor?.document.uri;
    const openStudy = uri && deps.studies.studyOf(uri);
    return openStudy ? [{ openStudy: requireWhole(openStudy), path: openStudy.path(uri)! }] : [];
  });
}
