import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type Choice,
  type Decision,
  choicesIn,
  withDecisions,
} from '../../../../core/versions/merge/choices';
import { decodeTranscript } from '../../../../core/text/decode';
import { Refusal, unwrap } from '../../../ui/failure';
import type { Deps } from '../../../deps';
import type { Answers } from './arguments';
import { askChoice } from './askChoice';
import type { ConflictedFile } from './conflictedFiles';
import { type OpenedConflict, openConflict } from './openConflict';
import type { SideBySide } from './sideBySide';
import { summaryLines } from './summary';
import { fileLabel, sideLabel } from './wording';

/** What became of a conflict. */
export interface Resolved {
  readonly path: string;
  readonly decided: number;
  /** Conflicts that stay in the file. */
  readonly left: number;
  readonly staged: boolean;
}

/**
 * Resolves the conflict of a file: takes what merges by itself, asks about the rest, and only then writes and stages.
 * @returns undefined when it was called off, and all is as it was
 */
export async function resolveConflict(
  deps: Deps,
  file: ConflictedFile,
  answers: Answers,
  sideBySide: SideBySide,
): Promise<Resolved | undefined> {
  const conflict = await openConflict(deps, file, answers);
  if (!conflict) return undefined;
  const { text } = conflict;
  if (text === undefined) return keepOrDelete(deps, conflict, answers);

  const choices = choicesIn(conflict.kind, text, conflict.sides, conflict.parse);
  const made =
    choices.length > 0
      ? await decide(conflict, text, choices, answers, sideBySide)
      : (answers.confirmed ?? (await confirm(conflict)))
        ? { text, left: 0 }
        : undefined;
  if (!made) return undefined;
  await write(deps, conflict, made.text);
  const staged = file.isUnmerged && made.left === 0;
  if (staged) await stage(deps, file);
  return { path: file.path, decided: choices.length - made.left, left: made.left, staged };
}

/** Asks one conflict after the other; Back leads to the one before. */
async function decide(
  conflict: OpenedConflict,
  text: string,
  choices: readonly Choice[],
  { choose }: Answers,
  sideBySide: SideBySide,
): Promise<{ readonly text: string; readonly left: number } | undefined> {
  const decisions: (Decision | undefined)[] = [];
  for (;;) {
    while (decisions.length < choices.length) {
      const at = decisions.length;
      const choice = choices[at]!;
      const given = choose && givenAnswer(choice, choose[at]);
      const answer = given ?? (await askChoice(conflict, choice, at, choices.length, sideBySide));
      if (answer === undefined) return undefined;
      if (answer === 'back') decisions.pop();
      else decisions.push(answer === 'later' ? undefined : { choice, value: answer.value });
    }
    const made = withDecisions(
      conflict.kind,
      text,
      decisions.filter(one => one !== undefined),
      conflict.parse,
    );
    if (made.ok) return { text: made.value, left: decisions.filter(one => one === undefined).length };
    if (choose) throw new Refusal(made.error);
    await vscode.window.showErrorMessage(made.error, { modal: true });
    decisions.pop();
  }
}

function givenAnswer({ options, base }: Choice, given: NonNullable<Answers['choose']>[number] | undefined) {
  if (given === undefined) throw new Refusal(l10n.t('There are more conflicts than answers.'));
  if (given === 'later' || typeof given === 'object') return given;
  if (given === 'base') return { value: base ?? null };
  const option = options.find(({ sides }) => sides.includes(given));
  if (!option) throw new Refusal(l10n.t('No version of this side is known.'));
  return { value: option.value };
}

/** All merges by itself: says what, and asks once. */
async function confirm(conflict: OpenedConflict): Promise<boolean> {
  const { isUnmerged } = conflict.file;
  const go = isUnmerged ? l10n.t('Write and Stage') : l10n.t('Write');
  const message =
    conflict.text === conflict.onDisk
      ? l10n.t('{0} has nothing left to decide.', fileLabel(conflict))
      : l10n.t('{0} can be merged automatically.', fileLabel(conflict));
  const detail = summaryLines(conflict).join('\n');
  return (await vscode.window.showInformationMessage(message, { modal: true, detail }, go)) === go;
}

/** One side has deleted the file, the other has changed it. */
async function keepOrDelete(
  deps: Deps,
  conflict: OpenedConflict,
  { keep }: Answers,
): Promise<Resolved | undefined> {
  const { file, sides } = conflict;
  const keeper = sides.ours === undefined ? 'theirs' : 'ours';
  const kept = sides[keeper];
  if (kept === undefined && conflict.onDisk !== undefined)
    throw new Refusal(
      l10n.t('Both sides deleted {0}, but it still exists. Delete or stage it by hand.', file.path),
    );
  const isKept = kept === undefined ? false : (keep ?? (await askKeep(conflict, keeper)));
  if (isKept === undefined) return undefined;
  if (isKept) {
    if (conflict.onDisk === undefined) await write(deps, conflict, kept!);
  } else await removeFile(file);
  await stage(deps, file);
  return { path: file.path, decided: 1, left: 0, staged: true };
}

async function askKeep(conflict: OpenedConflict, keeper: 'ours' | 'theirs'): Promise<boolean | undefined> {
  const deleter = keeper === 'ours' ? 'theirs' : 'ours';
  const picked = await vscode.window.showQuickPick(
    [
      { label: `$(file) ${l10n.t('Keep the file')}`, detail: sideLabel(conflict, keeper), keep: true },
      {
        label: `$(trash) ${l10n.t('Delete the file')}`,
        detail: sideLabel(conflict, deleter),
        keep: false,
      },
    ],
    {
      title: l10n.t('Resolve Coding Conflict'),
      placeHolder: l10n.t('{0}: one side has deleted it, the other has changed it', fileLabel(conflict)),
      ignoreFocusOut: true,
    },
  );
  return picked?.keep;
}

/** Puts the file in place of the one that was looked at, and of no other. */
async function write({ studies }: Deps, { file, onDisk }: OpenedConflict, text: string): Promise<void> {
  let isSame = true;
  const done = await studies.changeBroken(file.openStudy, file.path, before => {
    const now = before && decodeTranscript(before).text;
    isSame = now === onDisk;
    return isSame && now !== text ? new TextEncoder().encode(text) : undefined;
  });
  if (!isSame || !done)
    throw new Refusal(
      l10n.t('{0} was changed in the meantime. Nothing was written; please start again.', file.path),
    );
}

async function removeFile({ openStudy, path }: ConflictedFile): Promise<void> {
  try {
    await vscode.workspace.fs.delete(openStudy.uri(path));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
  }
  await openStudy.study.refresh([path]);
}

async function stage({ studies }: Deps, { openStudy, path }: ConflictedFile): Promise<void> {
  unwrap(await studies.git(openStudy)!.conflicts.stage(path));
}
