import * as l10n from '@vscode/l10n';
import path from 'node:path';
import fs from 'node:fs/promises';
import { DRIVER_CONFLICTS } from './driverConflicts';
import { unlessMissing } from './fileErrors';
import { runGit } from './git';
import { readRegularFile } from './regularFile';
import { followLinks, writeFileAtomically } from './writeFile';

/** The name of the merge driver, in git's configuration and in `.gitattributes`. */
const NAME = 'transcript-coder';

/** What is to be merged by the driver, and how it is checked out: the same bytes on every system. */
export const ATTRIBUTE_LINES: readonly string[] = [
  'study.json',
  'codebook.json',
  'summaries.json',
  '*.coding.json',
].map(
  pattern => `${pattern} text eol=lf merge=${NAME}`, // not for the catalogue
);

/** How the driver's program is started. */
export interface Program {
  /** Node, absolute. */
  readonly node: string;
  /** `cli.js` or `driver.js`, absolute. */
  readonly script: string;
}

/** A setting of git. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** What is entered in the repository's own configuration, and nowhere else. */
export function driverSettings({ node, script }: Program): Setting[] {
  const run = `${quoted(node)} ${quoted(script)} merge --driver --path=%P %O %A %B`;
  // a missing driver would leave our side, without a sign that there was another
  const guard = `case $? in 0) exit 0;; ${DRIVER_CONFLICTS}) exit 1;; *) exec git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B;; esac`; // not for the catalogue
  return [
    { key: `merge.${NAME}.name`, value: 'Transcript Coder: merge by segment and code' }, // not for the catalogue
    { key: `merge.${NAME}.driver`, value: `${run}; ${guard}` },
  ];
}

/** Quoted for a shell, and for git, which puts the names of files for `%` and a letter: the text is taken literally. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
}

/** What is installed in the repository of a folder. */
export interface Installed {
  /** The program that merges; undefined when there is none. */
  readonly driver: string | undefined;
  /** Of our lines in `.gitattributes` those that are there. */
  readonly attributes: readonly string[];
}

/** The merge driver of the repository that a study is in. All paths are absolute. */
export class MergeDriver {
  constructor(
    /** The study's folder. */
    private readonly root: string,
    private readonly git = 'git',
  ) {}

  /** The file with the attributes: in the study's folder, so that others get them with it. */
  get attributesFile(): string {
    return path.join(this.root, '.gitattributes');
  }

  /** Undefined where there is no repository. */
  async installed(): Promise<Installed | undefined> {
    const inside = await this.run('rev-parse', '--git-dir');
    if (inside === undefined) return undefined;
    const driver = await this.run('config', '--local', '--get', `merge.${NAME}.driver`);
    const lines = new Set((await this.attributes())?.split(/\r?\n/));
    return {
      driver: driver?.replace(/\n$/, ''),
      attributes: ATTRIBUTE_LINES.filter(line => lines.has(line)),
    };
  }

  /** @throws Error when git or the disk refuses */
  async install(program: Program): Promise<void> {
    await this.refuseLink();
    for (const { key, value } of driverSettings(program)) {
      if ((await this.run('config', '--local', '--replace-all', key, value)) === undefined) {
        throw new Error(l10n.t('git did not accept the setting {0}', key));
      }
    }
    const before = await this.attributes();
    const there = new Set((before ?? '').split(/\r?\n/));
    const missing = ATTRIBUTE_LINES.filter(line => !there.has(line));
    if (missing.length === 0) return;
    const end = before === undefined || before === '' || before.endsWith('\n') ? '' : '\n';
    await this.putAttributes(`${before ?? ''}${end}${missing.map(line => `${line}\n`).join('')}`);
  }

  /** Removes what `install` has put there, and nothing else. @throws Error when git or the disk refuses */
  async uninstall(): Promise<void> {
    const known = await this.installed();
    if (
      known?.driver !== undefined &&
      (await this.run('config', '--local', '--remove-section', `merge.${NAME}`)) === undefined
    ) {
      throw new Error(l10n.t('git did not remove its settings'));
    }
    const before = await this.attributes();
    if (before === undefined || known?.attributes.length === 0) return;
    const left = before
      .split(/(?<=\n)/)
      .filter(line => !ATTRIBUTE_LINES.includes(line.replace(/\r?\n$/, '')))
      .join('');
    if (left === '') await fs.rm(this.attributesFile);
    else await this.putAttributes(left);
  }

  private async attributes(): Promise<string | undefined> {
    return (await unlessMissing(readRegularFile(this.attributesFile)))?.toString('utf8');
  }

  /** Git does not follow such a link, and what it leads to is another file, perhaps a transcript. */
  private async refuseLink(): Promise<void> {
    if ((await followLinks(this.attributesFile)) === this.attributesFile) return;
    throw new Error(l10n.t('.gitattributes is a link, which git does not follow. Replace it with a file'));
  }

  private async putAttributes(text: string): Promise<void> {
    await this.refuseLink();
    return writeFileAtomically(this.attributesFile, new TextEncoder().encode(text));
  }

  private async run(...args: string[]): Promise<string | undefined> {
    const { git, root: folder } = this;
    const { bytes, isWhole } = await runGit({ git, folder, args, timeout: 10_000, maxBytes: 1_000_000 });
    return isWhole ? bytes.toString('utf8') : undefined;
  }
}
