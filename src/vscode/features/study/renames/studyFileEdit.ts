import * as vscode from 'vscode';
import type { Result } from '../../../../core/base/result';
import { parseStudy, stringifyStudy } from '../../../../core/studyFile/parseStudy';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import { decodeTranscript } from '../../../../core/text/decode';
import { STUDY_FILE } from '../../../../study/studyFiles';
import { isThere } from '../../../storage/isThere';
import type { OpenStudy } from '../../../session/openStudy';
import { lfText } from '../../../session/positions';

/** So many texts are remembered: enough to undo all of an afternoon. */
const MAX_TEXTS = 200;

/** A change of `study.json` that goes along with files. */
interface Change {
  readonly openStudy: OpenStudy;
  readonly operation: (study: StudyFile) => Result<StudyFile>;
  /** The file's text once VS Code has done what it was told; undefined where it could not be told. */
  readonly after: string | undefined;
  isDone: boolean;
}

/**
 * Changes of `study.json` as parts of what VS Code can undo in one go. VS Code leaves the file unsaved, also after an undo:
 * whenever it has a text that such a change began with or made, and nothing else, it is saved.
 *
 * VS Code may not know yet what the file says: it hears of what others write some time later, or not at all, and it leaves
 * out a change of a text that has become another one meanwhile. So it is told only what fits the file on the disk, and
 * whatever it has not done is done on the disk, once the files have moved.
 */
export class StudyFileEdits implements vscode.Disposable {
  private readonly texts = new Set<string>();
  /** By the files with which they go. */
  private readonly changes = new Map<string, Change[]>();
  private readonly listening: vscode.Disposable;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!document.uri.path.endsWith(`/${STUDY_FILE}`)) return;
      this.note(document);
      this.saveOurs(document).catch(error => log.error(error));
    });
  }

  /**
   * Adds a change to what VS Code is about to do; a file that cannot be used stays as it is.
   * @param files by their names of before; {@link done} is to be called with them
   */
  async add(
    edit: vscode.WorkspaceEdit,
    files: readonly vscode.Uri[],
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
    // what somebody else has not saved is theirs to save; what is ours is being saved
    const isTheirs = document.isDirty && !this.texts.has(before);
    const isCurrent = document.isDirty || before === (await textOnDisk(uri));
    const after = isCurrent ? this.changed(uri, before, operation) : undefined;
    if (!isTheirs && (after !== undefined || !isCurrent))
      this.expect(files, { openStudy, operation, after, isDone: false });
    if (after === undefined) return;
    const { lineCount } = document;
    edit.replace(uri, document.validateRange(new vscode.Range(0, 0, lineCount, 0)), after);
    if (!isTheirs) for (const text of [before, after]) this.remember(text);
  }

  /** Forgets the changes that were to go with some files, which may never have moved. */
  forget(files: readonly vscode.Uri[]): void {
    this.changes.delete(keyOf(files));
  }

  /** Does what VS Code has left out, now that the files have moved. */
  async done(files: readonly vscode.Uri[]): Promise<void> {
    const changes = this.changes.get(keyOf(files)) ?? [];
    this.forget(files);
    for (const change of changes) await this.finish(change);
  }

  dispose(): void {
    this.listening.dispose();
  }

  private expect(files: readonly vscode.Uri[], change: Change): void {
    const key = keyOf(files);
    this.changes.set(key, [...(this.changes.get(key) ?? []), change]);
  }

  private async finish({ openStudy, operation, isDone }: Change): Promise<void> {
    const uri = openStudy.uri(STUDY_FILE);
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
    if (isDone || !(await isThere(uri))) return;
    if (document) await this.saveOurs(document);
    if (document?.isDirty) return this.log.warn(`${uri.path} does not follow: it is not saved`);
    const changed = await openStudy.study.changeStudyFile(operation);
    if (!changed.ok) this.log.warn(`${uri.path} does not follow: ${changed.error}`);
  }

  /** The file's text after a change; undefined where it stays as it is. */
  private changed(
    { path }: vscode.Uri,
    before: string,
    operation: (study: StudyFile) => Result<StudyFile>,
  ): string | undefined {
    const { value, writable } = parseStudy(before);
    const changed = value && writable ? operation(value) : undefined;
    if (!changed?.ok) this.log.warn(`${path} does not follow: it cannot be changed`);
    return changed?.ok && changed.value !== value ? stringifyStudy(changed.value) : undefined;
  }

  private remember(text: string): void {
    this.texts.delete(text);
    this.texts.add(text);
    if (this.texts.size > MAX_TEXTS) this.texts.delete([...this.texts][0]!);
  }

  /** Notes which changes VS Code has made. */
  private note(document: vscode.TextDocument): void {
    const [key, text] = [document.uri.toString(), lfText(document)];
    for (const change of [...this.changes.values()].flat())
      if (change.openStudy.uri(STUDY_FILE).toString() === key && change.after === text) change.isDone = true;
  }

  private async saveOurs(document: vscode.TextDocument): Promise<void> {
    if (document.isDirty && this.texts.has(lfText(document))) await document.save();
  }
}

function keyOf(files: readonly vscode.Uri[]): string {
  return files.map(uri => uri.toString()).join(' ');
}

/** As VS Code has it, too: with LF and without a byte order mark. Undefined where the file cannot be read. */
async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    bytes => decodeTranscript(bytes).text,
    () => undefined,
  );
}
