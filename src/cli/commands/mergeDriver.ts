import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { ATTRIBUTE_LINES, type Installed, MergeDriver, driverSettings } from '../../node/mergeDriver';
import { type Command, SAMPLE, type ExitCode, type Io, UsageError } from '../command';
import { studyRoot } from '../studyRoot';
import { unknown } from '../suggest';

const ACTIONS = ['install', 'uninstall', 'show'];

/** `transcript-coder merge-driver`: lets git merge the files of a study by segments and codes. */
export const mergeDriverCommand: Command = {
  name: 'merge-driver',
  group: 'versions',
  operands: 'install|uninstall|show STUDY', // not for the catalogue
  summary: l10n.t('Let git merge the files of a study by segments and codes'),
  description: l10n.t(
    'Sets up a merge driver, so that git merges the files of a study by segments and codes.',
  ),
  details: l10n.t(
    'install adds the driver to the configuration of the repository on this machine (.git/config) and four lines to STUDY/.gitattributes, and prints them first. uninstall removes both. show prints what install would add, and whether it is installed. Without the driver, git merges these files as plain text.',
  ),
  options: {},
  examples: [
    { does: l10n.t('See what would be added'), args: ['show', SAMPLE] },
    { does: l10n.t('Install the merge driver'), args: ['install', SAMPLE] },
  ],
  async run([action, ...operands], _given, io) {
    if (action === undefined || !ACTIONS.includes(action)) throw unknownAction(action);
    const root = studyRoot(operands, io);
    const driver = new MergeDriver(root);
    const installed = await driver.installed();
    if (!installed)
      throw new UsageError(l10n.t('git is not installed, or the study is not in a git repository.'));
    const program = { node: process.execPath, script: path.resolve(process.argv[1] ?? '') };
    const isThere = installed.driver !== undefined || installed.attributes.length > 0;
    if (action === 'uninstall' && !isThere) return say(io, l10n.t('There is no merge driver to remove.'));
    const isRemoval = action === 'uninstall';
    const settings = isRemoval
      ? [installed.driver ?? l10n.t('(nothing)')]
      : driverSettings(program).map(({ key, value }) => `${key} = ${value}`);
    const attributesFile = path.relative(io.cwd, driver.attributesFile);
    const attributes = isRemoval ? installed.attributes : ATTRIBUTE_LINES;
    list(io, isRemoval, '.git/config', settings);
    list(io, isRemoval, attributesFile, attributes);
    if (action === 'show') return say(io, whatIsThere(installed));
    try {
      await (isRemoval ? driver.uninstall() : driver.install(program));
    } catch (error) {
      throw new UsageError(`${(error as Error).message}.`);
    }
    return say(
      io,
      isRemoval
        ? l10n.t('Removed.')
        : l10n.t('Installed. Commit .gitattributes so that others can install the driver too.'),
    );
  },
};

function unknownAction(action: string | undefined): UsageError {
  return action === undefined
    ? new UsageError(l10n.t('Name an action: {0}', ACTIONS.join(', ')))
    : unknown(l10n.t('Unknown action “{0}”.', action), action, ACTIONS);
}

/** What is to be added to a file, or removed from it. */
function list(io: Io, isRemoval: boolean, file: string, lines: readonly string[]): void {
  io.out(`${isRemoval ? l10n.t('To be removed from {0}:', file) : l10n.t('For {0}:', file)}\n`);
  for (const line of lines) io.out(`  ${line}\n`);
}

function whatIsThere({ driver, attributes }: Installed): string {
  if (driver !== undefined) return l10n.t('Installed: {0}', driver);
  return attributes.length > 0
    ? l10n.t('Not installed on this machine; only .gitattributes names it.')
    : l10n.t('Not installed.');
}

function say(io: Io, text: string): ExitCode {
  io.out(`${text}\n`);
  return 0;
}
