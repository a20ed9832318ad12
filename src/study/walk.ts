import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import { type FileReader, TEMPORARY_PREFIX } from './fileStore';

/** Folders that never hold transcripts. */
const SKIPPED = new Set(['node_modules', '__pycache__']);

/** Paths of files below the study's root, in no particular order. */
export interface Walk {
  readonly files: readonly string[];
  /** Folders that could not be read. */
  readonly problems: readonly FileProblem[];
}

/** Lists a study's files. Hidden folders, folders with a study of their own, and what writing leaves for a moment are not part of it. */
export async function walk(store: FileReader): Promise<Walk> {
  const files: string[] = [];
  const problems: FileProblem[] = [];

  async function visit(folder: string): Promise<void> {
    const entries = await store.list(folder).catch((error: unknown) => {
      problems.push(unreadable(folder === '' ? '.' : folder, error));
      return [];
    });
    if (entries === undefined) return;
    if (folder !== '' && entries.some(entry => entry.name === 'study.json')) return;
    const inner: string[] = [];
    for (const entry of entries) {
      if (entry.name.startsWith(TEMPORARY_PREFIX)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.kind === 'file') files.push(path);
      else if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) inner.push(path);
    }
    await Promise.all(inner.map(visit));
  }

  await visit('');
  return { files, problems };
}

/** The problem of a file or folder that exists but cannot be read. */
export function unreadable(path: string, error: unknown): FileProblem {
  const reason = error instanceof Error ? error.message : String(error);
  const message = l10n.t('Cannot be read: {0}', reason);
  return { path, line: 1, severity: 'error', code: 'unreadable', message };
}
