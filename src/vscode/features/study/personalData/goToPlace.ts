import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FoundPersonalData } from '../../../../core/analyses/personalData/personalDataIn';
import type { PlannedPlace } from '../../../../core/pseudonyms/pseudonymPlan';
import type { PersonalPlace } from '../../../../core/privacy/scanTexts';
import { STUDY_FILE, SUMMARIES_FILE } from '../../../../study/studyFiles';
import type { OpenStudy } from '../../../session/openStudy';
import { Refusal } from '../../../ui/failure';
import { showBeside } from '../../../ui/showBeside';
import { subjectOfMemo } from '../../memos/memoSubject';

/** Shows a place where personal data was found: the words of a transcript beside the page, or what else they belong to. */
export async function goToPlace(
  openStudy: OpenStudy,
  { texts }: FoundPersonalData,
  place: PersonalPlace,
): Promise<void> {
  const { source, text } = texts[place.text]!;
  switch (source.kind) {
    case 'transcript':
    case 'fileName': {
      const transcript = openStudy.study.transcript(source.path);
      if (!transcript) throw new Refusal(l10n.t('{0} is not a transcript of this study.', source.path));
      const span = source.kind === 'transcript' ? place : { start: 0, end: 0 };
      return showBeside(openStudy, transcript, span);
    }
    case 'memo': {
      const { memo } = source;
      const item = { kind: 'memo', openStudy, row: memo, subject: subjectOfMemo(memo) };
      return vscode.commands.executeCommand('transcriptCoder.showMemo', item);
    }
    case 'code':
      return vscode.commands.executeCommand('transcriptCoder.describeCode', source.id);
    case 'summary':
      return showInFile(
        openStudy.uri(SUMMARIES_FILE),
        `"id":${JSON.stringify(source.id)}`,
        JSON.stringify(text.slice(place.start, place.end)).slice(1, -1),
      );
    case 'participant':
      return showInFile(openStudy.uri(STUDY_FILE), `"id":${JSON.stringify(source.id)}`, text);
  }
}

/** Shows a place in which words are to be replaced. */
export async function goToPlanned(openStudy: OpenStudy, place: PlannedPlace): Promise<void> {
  const { path, in: kind, start, end, words } = place;
  const transcript = openStudy.study.transcript(path);
  if (transcript) {
    const span = kind === 'text' || kind === 'label' ? { start, end } : { start: 0, end: 0 };
    return showBeside(openStudy, transcript, span);
  }
  return showInFile(openStudy.uri(path), '', kind === 'path' ? '' : words);
}

/** Selects words in a file, after something else that is there. */
async function showInFile(uri: vscode.Uri, after: string, words: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const start = text.indexOf(words, Math.max(0, text.indexOf(after)));
  const at = document.positionAt(Math.max(0, start));
  const end = document.positionAt(start < 0 ? 0 : start + words.length);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(at, end),
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}
