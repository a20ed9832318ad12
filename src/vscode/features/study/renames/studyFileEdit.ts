import * as vscode from 'vscode';
import type { Result } from '../../../../core/base/result';
import { parseStudy, stringifyStudy } from '../../../../core/studyFile/parseStudy';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import { STUDY_FILE } from '../../../../study/studyFiles';
import type { OpenStudy } from '../../../session/openStudy';
import { lfText } from '../../../session/positions';

/** So many texts are remembered: enough to undo all of an afternoon. */
const MAX_TEXTS = 200;

/**
 * Changes of `study.json` as parts of what VS Code can undo in one go. VS Code leaves the file unsaved, also after an undo:
 * whenever it has a text that such a change began with or made, and nothing else, it is saved.
 */
export class StudyFileEdits implements vscode.Disposable {
  private readonly texts = new Set<string>();
  private readonly listening: vscode.Disposable;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.listening = vscode.workspace.onDidChangeTextDocument(({ document }) => this.save(document));
  }

  /** Adds a change to what VS Code is about to do; a file that cannot be used stays as it is. */
  async add(
    edit: vscode.WorkspaceEdit,
    openStudy: OpenStudy,
    operation: (study: StudyFile) => Result<StudyFile>,
  ): Promise<void> {
    const uri = openStudy.uri(STUDY_FILE);
    const document = await vscode.workspace.openTextDocument(uri).then(
      found => found,
      () => undefined,
    );
    if (!document) return;
    const before = lfText(document);
    const { value, writable } = parseStudy(before);
    const changed = value && writable ? operation(value) : undefined;
    if (!changed?.ok) return this.log.warn(`${uri.path} does not follow: it cannot be changed`);
    if (changed.value === value) return;
    const after = stringifyStudy(changed.value);
    const { lineCount } = document;
    edit.replace(uri, document.validateRange(new vscode.Range(0, 0, lineCount, 0)), after);
    // what somebody else has not saved is theirs to save
    if (!document.isDirty) for (const text of [before, after]) this.remember(text);
  }

  dispose(): void {
    this.listening.dispose();
  }

  private remember(text: string): void {
    this.texts.delete(text);
    this.texts.add(text);
    if (this.texts.size > MAX_TEXTS) this.texts.delete([...this.texts][0]!);
  }

  private save(document: vscode.TextDocument): void {
    const isOurs = document.uri.path.endsWith(`/${STUDY_FILE}`) && this.texts.has(lfText(document));
    if (!isOurs || !document.isDirty) return;
    document.save().then(undefined, error => this.log.error(error));
  }
}
