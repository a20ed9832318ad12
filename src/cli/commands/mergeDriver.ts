import path from 'node:path';
import { ATTRIBUTE_LINES, MergeDriver, driverSettings } from '../../node/mergeDriver';
import { type Command, type ExitCode, type Io, UsageError } from '../command';
import { studyRoot } from '../loadStudy';
import { unknown } from '../suggest';

const ACTIONS = ['install', 'uninstall', 'show'];

/** `transcript-coder merge-driver`: lets git merge the files of a study by what they mean. */
export const mergeDriverCommand: Command = {
  name: 'merge-driver',
  operands: 'install|uninstall|show STUDY',
  summary: 'lets git merge the files of a study by what they mean, on this machine',
  description:
    'install enters a merge driver in the configuration of the study’s repository (.git/config, on this machine alone), and three lines in STUDY/.gitattributes, which say for which files; it prints them first. uninstall takes both away. show prints what would be entered, and what is. Where the program is gone one day, or the driver was never installed, git merges these files as text.',
  options: {},
  async run([action, ...operands], _given, io) {
    if (action === undefined || !ACTIONS.includes(action)) throw unknown('action', action ?? '', ACTIONS);
    const root = studyRoot(operands, io);
    const driver = new MergeDriver(root);
    const installed = await driver.installed();
    if (!installed) throw new UsageError('git is missing here, or the study is not in a git repository.');
    const program = { node: process.execPath, script: path.resolve(process.argv[1] ?? '') };
    const isThere = installed.driver !== undefined || installed.attributes.length > 0;
    if (action === 'uninstall' && !isThere) return say(io, 'There is no merge driver to take away.');
    io.out(`${action === 'uninstall' ? 'From' : 'For'} .git/config (git config --local):\n`);
    if (action === 'uninstall') io.out(`  ${installed.driver ?? '(nothing)'}\n`);
    else for (const { key, value } of driverSettings(program)) io.out(`  ${key} = ${value}\n`);
    const lines = action === 'uninstall' ? installed.attributes : ATTRIBUTE_LINES;
    io.out(`${action === 'uninstall' ? 'From' : 'For'} ${path.relative(io.cwd, driver.attributesFile)}:\n`);
    for (const line of lines) io.out(`  ${line}\n`);
    if (action === 'show')
      return say(io, isThere ? `Installed: ${installed.driver ?? 'only .gitattributes'}` : 'Not installed.');
    try {
      await (action === 'install' ? driver.install(program) : driver.uninstall());
    } catch (error) {
      throw new UsageError(`${(error as Error).message}.`);
    }
    return say(
      io,
      action === 'install'
        ? 'Installed. Commit .gitattributes, so that others can install it too.'
        : 'Taken away.',
    );
  },
};

function say(io: Io, text: string): ExitCode {
  io.out(`${text}\n`);
  return 0;
}
