import * as vscode from 'vscode';
import { traced } from '../../../study/trace';
import { type UnassignedLabel, labelOwners } from '../../../core/participants/speakers';
import type { StudyFile } from '../../../core/studyFile/studyFile';
import type { Transcript } from '../../../study/transcript';
import { Debounce } from '../../ui/debounce';
import { toRange } from '../../session/positions';
import type { Studies } from '../../session/studies';
import { reasonText } from './wording';
import { PROBLEM_SOURCE } from '../../ui/problemFixes';

export const UNASSIGNED_LABEL = 'unassigned-label';

/** Milliseconds in which changes are gathered before open transcripts are looked at. */
const DEBOUNCE_MS = 300;

/** Says in open transcripts, at the first turn of a label, that it is unassigned. */
export function showUnassignedLabels(studies: Studies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('transcript-coder-labels');
  const show = () => {
    const found = new Map<vscode.Uri, vscode.Diagnostic[]>();
    for (const { uri } of vscode.workspace.textDocuments) {
      const target = studies.target(uri);
      const file = target?.openStudy.study.file;
      if (target && file) found.set(uri, diagnosticsIn(file, target.transcript));
    }
    collection.clear();
    collection.set([...found]);
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'labels', show));
  gather.call();
  return vscode.Disposable.from(
    collection,
    gather,
    studies.onChange('labels', ['texts', 'files', 'settings'], () => gather.call()),
    vscode.workspace.onDidOpenTextDocument(() => gather.call()),
    vscode.workspace.onDidCloseTextDocument(() => gather.call()),
  );
}

function diagnosticsIn(study: StudyFile, transcript: Transcript): vscode.Diagnostic[] {
  return firstTurns(study, transcript).map(({ turn, label, reason }) => {
    const { turns, texts } = transcript;
    const start = turns.start(turn);
    const head = texts.state.slice(start, turns.headEnd(turn)).trimEnd();
    const diagnostic = new vscode.Diagnostic(
      toRange(transcript, { start, end: start + head.length }),
      reasonText(reason, label),
      vscode.DiagnosticSeverity.Information,
    );
    diagnostic.source = PROBLEM_SOURCE;
    diagnostic.code = UNASSIGNED_LABEL;
    return diagnostic;
  });
}

interface FirstTurn {
  readonly turn: number;
  readonly label: string;
  readonly reason: UnassignedLabel['reason'];
}

/** The first turn of each unassigned label; none where the study declares no participants. */
function firstTurns(study: StudyFile, { path, turns }: Transcript): FirstTurn[] {
  if (study.participants.length === 0) return [];
  const owners = labelOwners(study);
  const claimants = owners.claimants(path);
  const first = turns.firstTurns();
  return turns.labels().flatMap((label, i) => {
    const owner = owners.ownerOf(label, claimants);
    return typeof owner === 'string' ? [{ turn: first[i]!, label, reason: owner }] : [];
  });
}
