import * as l10n from '@vscode/l10n';
import { byName } from '../core/base/compare';
import type { FileProblem } from '../core/base/problem';
import { type Entry, type FileReader, type LinkTarget, TEMPORARY_PREFIX } from './fileStore';

/** Folders that never hold transcripts. */
const SKIPPED = new Set(['node_modules', '__pycache__']);

/** Paths of files below the study's root, in no particular order. */
export interface Walk {
  readonly files: readonly string[];
  /** What is there and not a file, but for what is hidden, such as the links with which Emacs locks files. */
  readonly notFiles: readonly NotFile[];
  /** Of files that are links: the real path of what they lead to, relative to the study or, outside of it, absolute. */
  readonly links: ReadonlyMap<string, string>;
  /** Folders that could not be read, or that links outside the study lead to. */
  readonly problems: readonly FileProblem[];
}

/** What is not a file, whatever its name. */
export interface NotFile {
  readonly path: string;
  readonly kind: 'folder' | 'other';
}

/**
 * Lists a study's files. Hidden folders, folders with a study of their own, and what writing leaves for a moment are not
 * part of it. A folder is visited once, whatever links lead to it, under its own path or, where only that is named in
 * `study.json`, under a link's; links to folders outside the study are not followed.
 * @param patterns paths and patterns of `study.json`
 */
export async function walk(store: FileReader, patterns: readonly string[] = []): Promise<Walk> {
  const walker = new Walker(store, patterns);
  await walker.visit('', '');
  await walker.followLinks();
  return walker;
}

/** A link to a folder. */
interface FolderLink {
  readonly path: string;
  readonly target: LinkTarget;
}

class Walker implements Walk {
  files: string[] = [];
  readonly notFiles: NotFile[] = [];
  readonly links = new Map<string, string>();
  readonly problems: FileProblem[] = [];
  /** Real paths, relative to the study. */
  private readonly visited = new Set<string>();
  private folderLinks: FolderLink[] = [];

  constructor(
    private readonly store: FileReader,
    private readonly patterns: readonly string[],
  ) {}

  /** A folder and those below it, but for links. @param real its path without links */
  async visit(folder: string, real: string): Promise<void> {
    if (this.visited.has(real)) return;
    this.visited.add(real);
    const entries = await this.store.list(folder).catch((error: unknown) => {
      this.problems.push(unreadable(folder === '' ? '.' : folder, error));
      return [];
    });
    if (entries === undefined) return;
    if (folder !== '' && entries.some(entry => entry.name === 'study.json')) return;
    const inner = entries.filter(entry => !this.noteFile(entry, folder) && !isSkipped(entry.name));
    for (const { name, link } of inner)
      if (link) this.folderLinks.push({ path: below(folder, name), target: link });
    await Promise.all(
      inner.filter(({ link }) => !link).map(({ name }) => this.visit(below(folder, name), below(real, name))),
    );
  }

  /** Visits what only links lead to, until there is nothing new. */
  async followLinks(): Promise<void> {
    while (this.folderLinks.length > 0) {
      const links = this.folderLinks.sort((a, b) => byName(a.path, b.path));
      this.folderLinks = [];
      for (const link of links) await this.follow(link);
    }
  }

  private async follow({ path, target }: FolderLink): Promise<void> {
    const { real, isInside } = target;
    if (!isInside) this.problems.push(outsideLink(path, this.isNamed(path)));
    else if (!this.visited.has(real)) await this.visit(path, real);
    else if (real !== '' && this.isNamed(path) && !this.isNamed(real)) {
      const renamed = (file: string) => (file.startsWith(`${real}/`) ? path + file.slice(real.length) : file);
      this.files = this.files.map(renamed);
      for (const [file, to] of [...this.links]) {
        this.links.delete(file);
        this.links.set(renamed(file), renamed(to));
      }
    }
  }

  /** Whether an entry is no folder. */
  private noteFile({ name, kind, link }: Entry, folder: string): boolean {
    if (kind !== 'file' && !name.startsWith('.')) this.notFiles.push({ path: below(folder, name), kind });
    if (kind !== 'file' || name.startsWith(TEMPORARY_PREFIX)) return kind !== 'folder';
    this.files.push(below(folder, name));
    if (link) this.links.set(below(folder, name), link.real);
    return true;
  }

  private isNamed(folder: string): boolean {
    return this.patterns.some(pattern => pattern.replace(/^(\.\/)+/, '').startsWith(`${folder}/`));
  }
}

/** Whether no folder of that name belongs to a study. */
export function isSkipped(name: string): boolean {
  return name.startsWith('.') || SKIPPED.has(name);
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The problem of a file or folder that exists but cannot be read. */
export function unreadable(path: string, error: unknown): FileProblem {
  const reason = error instanceof Error ? error.message : String(error);
  const message = l10n.t('Cannot be read: {0}', reason);
  return { path, line: 1, severity: 'error', code: 'unreadable', message };
}

/** @param isNamed whether `study.json` names files in it */
function outsideLink(path: string, isNamed: boolean): FileProblem {
  const message = l10n.t(
    'This is a link to a folder outside the study. It is not followed: put the folder itself here, or links to its files.',
  );
  return { path, line: 1, severity: isNamed ? 'warning' : 'info', code: 'outside-link', message };
}
