import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isMerged } from '../../../../core/codebook/parents';
import { parseCodebook } from '../../../../core/codebook/parseCodebook';
import { Codebook } from '../../../../core/codebook/codebook';
import { choicesIn } from '../../../../core/versions/merge/choices';
import { type FileParts, parsingOnce } from '../../../../core/versions/merge/fileParts';
import { sidesOfMarkers, type Sides } from '../../../../core/versions/merge/markers';
import {
  type FileKind,
  type Refusal as MergeRefusal,
  kindOfPath,
  mergeFiles,
} from '../../../../core/versions/merge/mergeFiles';
import type { MergeNote } from '../../../../core/versions/merge/mergeRecords';
import { resolutionOf } from '../../../../core/versions/merge/resolution';
import { decodeTranscript } from '../../../../core/text/decode';
import type { ConflictVersions, SideNames } from '../../../../study/gitPort';
import { CODEBOOK_FILE, SUMMARIES_FILE } from '../../../../study/studyFiles';
import { Refusal, unwrap } from '../../../ui/failure';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import type { Answers } from './arguments';
import type { ConflictedFile } from './conflictedFiles';

/** A conflict, ready to be decided. */
export interface OpenedConflict {
  readonly file: ConflictedFile;
  readonly kind: FileKind;
  /** Parses its texts, each once. */
  readonly parse: FileParts['parse'];
  /** The file as it was found, LF; undefined when it was not there. */
  readonly onDisk: string | undefined;
  /** All that merges by itself, with what is open; undefined where one side has deleted the file. */
  readonly text: string | undefined;
  readonly sides: Sides;
  readonly names: SideNames;
  readonly notes: readonly MergeNote[];
  /** For names of codes. */
  readonly codebook: Codebook;
}

const UNNAMED: SideNames = { operation: 'other', ours: '', theirs: '', own: 'ours' };

/** Reads what there is of a conflict. @returns undefined when the person has called it off */
export async function openConflict(
  deps: Deps,
  file: ConflictedFile,
  answers: Answers,
): Promise<OpenedConflict | undefined> {
  const { openStudy, path, isUnmerged } = file;
  if (path === SUMMARIES_FILE && !openStudy.study.visible.hasWhole(path))
    throw new Refusal(
      l10n.t(
        '{0} has summaries of other coders, which are hidden while you code blind. Leave the conflict to somebody else, or resolve it with git and “transcript-coder merge”.',
        path,
      ),
    );
  if (!openStudy.study.visible.hasFile(path))
    throw new Refusal(
      l10n.t(
        '{0} is another coder’s, whose coding is hidden while you code blind. Leave the conflict to them, or resolve it with git and “transcript-coder merge”.',
        path,
      ),
    );
  const uri = openStudy.uri(path);
  if (vscode.workspace.textDocuments.some(one => one.isDirty && one.uri.toString() === uri.toString()))
    throw new Refusal(l10n.t('{0} has unsaved changes. Save or discard them first.', path));
  const kind = kindOfPath(path)!;
  const onDisk = await textOf(uri);
  const codebook = await codebookOf(deps, openStudy);
  const parse = parsingOnce(kind);
  const opened = { file, kind, parse, onDisk, codebook };
  if (!isUnmerged) return { ...opened, ...fromFile(kind, path, onDisk, parse) };

  const git = deps.studies.git(openStudy)!;
  const versions = unwrap(await git.conflicts.versions(path));
  const names = await git.conflicts.names();
  const sides = definedSides(versions);
  const { base, ours, theirs } = versions;
  if (ours === undefined || theirs === undefined)
    return { ...opened, text: undefined, sides, names, notes: [] };

  const used = kind === 'codebook' ? await usedCodes(deps, openStudy) : undefined;
  const resolution = resolutionOf(kind, onDisk, { base, ours, theirs }, used, parse);
  if (!resolution.ok) throw refused(path, resolution.error, names);
  const { merged, notes, onDisk: state, foreignLines } = resolution.value;
  if (state === 'usable') {
    const from = answers.from ?? (await askFrom(path, choicesIn(kind, onDisk!, {}, parse).length));
    if (!from) return undefined;
    if (from === 'disk') return { ...opened, text: onDisk, sides, names, notes: [] };
  }
  if (state === 'unusable' && answers.from !== 'versions' && !(await askReplace(path, foreignLines)))
    return undefined;
  return { ...opened, text: merged, sides, names, notes };
}

/** Without git: what a merge has left open in the file, or the versions that its markers hold. */
function fromFile(
  kind: FileKind,
  path: string,
  onDisk: string | undefined,
  parse: FileParts['parse'],
): Pick<OpenedConflict, 'text' | 'sides' | 'names' | 'notes'> {
  const marked = onDisk === undefined ? undefined : sidesOfMarkers(onDisk);
  if (marked) {
    const { base, ours, theirs } = marked;
    const merged = mergeFiles(kind, { base, ours, theirs }, undefined, parse);
    if (!merged.ok) throw refused(path, merged.error, UNNAMED);
    const { text, notes } = merged.value;
    return { text, sides: marked, names: UNNAMED, notes };
  }
  if (onDisk !== undefined && choicesIn(kind, onDisk, {}, parse).length > 0)
    return { text: onDisk, sides: {}, names: UNNAMED, notes: [] };
  throw new Refusal(l10n.t('{0} has mismatched conflict markers. Fix it by hand.', path));
}

function definedSides({ base, ours, theirs }: ConflictVersions): Sides {
  return {
    ...(base === undefined ? {} : { base }),
    ...(ours === undefined ? {} : { ours }),
    ...(theirs === undefined ? {} : { theirs }),
  };
}

function refused(path: string, { side, line, message }: MergeRefusal, { ours, theirs }: SideNames): Refusal {
  const whose = {
    base: l10n.t('the common base'),
    ours: ours || l10n.t('our version'),
    theirs: theirs || l10n.t('their version'),
  }[side];
  return new Refusal(l10n.t('{0}, line {1} of {2}: {3}', path, line, whose, message));
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decodeTranscript(await vscode.workspace.fs.readFile(uri)).text;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** The codebook, also while its own file is in conflict. */
async function codebookOf({ studies }: Deps, openStudy: OpenStudy): Promise<Codebook> {
  if (openStudy.study.codebook.file.codes.length > 0) return openStudy.study.codebook;
  const versions = await studies.git(openStudy)?.conflicts.versions(CODEBOOK_FILE);
  const texts = versions?.ok ? [versions.value.ours, versions.value.theirs, versions.value.base] : [];
  const codes = texts.flatMap(text => (text === undefined ? [] : (parseCodebook(text).value?.codes ?? [])));
  return Codebook.of({
    schema: 1,
    codes: codes.filter((one, i) => isFirst(codes, one, i) && !isMerged(one)),
  });
}

function isFirst<T extends { readonly id: string }>(all: readonly T[], { id }: T, i: number): boolean {
  return all.findIndex(one => one.id === id) === i;
}

/** Codes that codings name, in the files as they are and in those that are in conflict themselves. */
async function usedCodes({ studies }: Deps, openStudy: OpenStudy): Promise<ReadonlySet<string>> {
  // a merge has just written some of them: what the watchers have not told yet must not count as unused
  const pattern = new vscode.RelativePattern(openStudy.root, '**/*.coding.json');
  const files = await vscode.workspace.findFiles(pattern, '**/{node_modules,.*}/**');
  await openStudy.study.refresh(files.flatMap(uri => openStudy.path(uri) ?? []));
  return studies.usedCodes(openStudy);
}

/** @param open how many conflicts the file on disk still has */
async function askFrom(path: string, open: number): Promise<'disk' | 'versions' | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: `$(file) ${l10n.t('Continue with the current file')}`,
        detail:
          open > 0
            ? l10n.t('Changes made to it since the merge are kept; {0} still to decide.', open)
            : l10n.t('Changes made to it since the merge are kept; nothing is left to decide.'),
        from: 'disk' as const,
      },
      {
        label: `$(git-merge) ${l10n.t('Start again from both versions')}`,
        detail: l10n.t('Changes made to it since the merge are lost.'),
        from: 'versions' as const,
      },
    ],
    {
      title: l10n.t('Resolve Coding Conflict'),
      placeHolder: l10n.t('{0} has been changed since the merge', path),
      ignoreFocusOut: true,
    },
  );
  return picked?.from;
}

async function askReplace(path: string, lines: number): Promise<boolean> {
  const replace = l10n.t('Replace');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('{0} has been edited by hand since the merge.', path),
    {
      modal: true,
      detail:
        lines === 1
          ? l10n.t('Resolving replaces the file. 1 line of it is in neither version and would be lost.')
          : l10n.t(
              'Resolving replaces the file. {0} lines of it are in neither version and would be lost.',
              lines,
            ),
    },
    replace,
  );
  return picked === replace;
}
