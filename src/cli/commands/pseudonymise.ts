import * as l10n from '@vscode/l10n';
import { visible } from '../../core/base/visible';
import { PERSONAL_KINDS } from '../../core/privacy/personalData';
import type { Replacement } from '../../core/pseudonyms/replacement';
import type { PreparedPlan } from '../../study/pseudonymise/pseudonymise';
import type { Study } from '../../study/study';
import { type Command, type ExitCode, type Given, type Io, SAMPLE, UsageError } from '../command';
import { OUTPUT_OPTION } from '../output';
import { single } from '../parseOptions';
import { openStudy } from '../openStudy';
import { studyRoot } from '../studyRoot';

/** `transcript-coder pseudonymise`: names and other personal data replaced in all files of a study. */
export const pseudonymiseCommand: Command = {
  name: 'pseudonymise',
  aliases: ['pseudonymize'],
  group: 'exchange',
  operands: 'STUDY',
  summary: l10n.t('Replace names and other personal data in all files'),
  description: l10n.t(
    'Replaces names and other personal data in transcripts, coding files of all coders, codebook, memos, study.json and names of files, all at once. Every coding stays on its words. The key, which says what was replaced by what, goes into a file outside the study.',
  ),
  details: l10n.t(
    'Without --replace and --names, nothing is changed: what “scan” finds is listed as CSV with suggested replacements. Delete the rows that are harmless, change replacements, and name the list with --replace, first with --dry-run, then with --key. Whole words are replaced, in the case in which they are listed; those of names of files and ids in any. Kinds and numbers are noted in pseudonymised.json, without any words. All is written or nothing. To undo it, restore the files with git or from a copy: the key alone does not bring everything back. The history of a git repository still has the names.',
  ),
  exitCodes: {
    0: l10n.t('success'),
    1: l10n.t('words to replace are left in places that are listed; with --dry-run: files would change'),
    2: l10n.t('invalid usage, or the study cannot be changed; nothing was changed'),
  },
  options: {
    replace: {
      group: 'command',
      value: 'FILE',
      isMultiple: true,
      help: l10n.t('CSV with the columns find and replacement, and kind if you like'),
    },
    names: {
      group: 'command',
      value: 'FILE',
      help: l10n.t('a text file with words to replace, one name on each line; replacements are made up'),
    },
    key: {
      group: 'command',
      value: 'FILE',
      help: l10n.t('write the key to FILE, outside the study and its git repository'),
    },
    kind: {
      group: 'command',
      choices: PERSONAL_KINDS,
      isMultiple: true,
      help: l10n.t('only this kind; can be given several times'),
    },
    allow: {
      group: 'command',
      value: 'FILE',
      help: l10n.t('a text file with what is harmless, one word or name on each line'),
    },
    'dry-run': {
      group: 'command',
      help: l10n.t('only print what would be replaced, with lines'),
    },
    output: OUTPUT_OPTION,
  },
  examples: [
    { does: l10n.t('List what to replace, to be edited'), args: [SAMPLE, '-o', 'list.csv'] },
    {
      does: l10n.t('List only mail addresses and names'),
      args: [SAMPLE, '--kind', 'mail', '--kind', 'name'],
    },
  ],
  async run(operands, given, io) {
    const study = await openStudy(operands, io);
    // in a blind phase, what others have written is replaced and not printed
    study.showTo({ coder: undefined, isBlind: false });
    const lists = [...given('replace'), ...given('names')];
    if (lists.length === 0) {
      if (given('key').length > 0)
        throw new UsageError(l10n.t('Replace what? Name a list: --replace FILE or --names FILE'));
      const { writeList } = await import('./pseudonymLists');
      await writeList(study, studyRoot(operands, io), given, io);
      return 0;
    }
    const replacements = await replacementsOf(study, given, io);
    return replace(study, studyRoot(operands, io), replacements, given, io);
  },
};

async function replacementsOf(study: Study, given: Given, io: Io): Promise<readonly Replacement[]> {
  const { namedReplacements, typedReplacements } = await import('./pseudonymLists');
  const typed: Replacement[] = [];
  for (const file of given('replace')) typed.push(...(await typedReplacements(file, io)));
  const names = single(given, 'names');
  if (names !== undefined) typed.push(...(await namedReplacements(names, study, typed, io)));
  const kinds = given('kind');
  return kinds.length === 0 ? typed : typed.filter(({ kind }) => kinds.includes(kind));
}

async function replace(
  study: Study,
  root: string,
  replacements: readonly Replacement[],
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const isDry = given('dry-run').length > 0;
  const key = single(given, 'key');
  if (!isDry && key === undefined) throw new UsageError(l10n.t('Where is the key to go? Add --key FILE.'));
  const { keyTarget } = await import('./keyTarget');
  const target = key === undefined ? undefined : await keyTarget(key, root, io);
  const planned = await study.planPseudonyms(replacements);
  if (!planned.ok) throw new UsageError(planned.error);
  const plan = planned.value;
  if (plan.rewrites.length === 0) {
    io.out(`${l10n.t('There is nothing to replace.')}\n`);
    return 0;
  }
  if (isDry) {
    printPlaces(plan, io);
    printLeft(plan, io);
    return 1;
  }
  const { keyFile } = await import('../../core/pseudonyms/keyFile');
  const takeBack = await target!.write(keyFile(plan));
  const done = await study.pseudonymise(plan);
  if (!done.ok) {
    await takeBack();
    throw new UsageError(done.error);
  }
  printDone(plan, target!.isInGit, io);
  return printLeft(plan, io) ? 1 : 0;
}

function printPlaces({ places, rewrites }: PreparedPlan, { out }: Io): void {
  for (const { path, line, field, before, words, becomes, after, in: kind } of places) {
    const where = line !== null ? `${path}:${line}` : field === '' ? path : `${path} (${field})`;
    const context = kind === 'path' ? `${words} → ${becomes}` : `${before}[${words} → ${becomes}]${after}`;
    out(`${visible(`${where}: ${context.trim()}`)}\n`);
  }
  for (const { from, to } of rewrites.filter(one => one.from !== one.to))
    out(`${visible(l10n.t('{0} would be renamed to {1}', from, to))}\n`);
}

function printDone({ counts, rewrites }: PreparedPlan, isInGit: boolean, { out }: Io): void {
  const places = counts.reduce((sum, count) => sum + count, 0);
  out(`${l10n.t('Replaced in {0} places; files changed: {1}.', places, rewrites.length)}\n`);
  if (isInGit)
    out(
      `${l10n.t(
        'The history of the git repository still has the names. Before you share the study, put these files into a new repository without history, or have git filter-repo rewrite every commit, and delete old clones and copies on servers.',
      )}\n`,
    );
}

/** What still has words to replace. @returns whether there is any */
function printLeft({ remaining, uncertain }: PreparedPlan, { err }: Io): boolean {
  for (const { path, reason } of remaining) err(`${visible(`${path}: ${reason}`)}\n`);
  for (const { transcript, coder, segment } of uncertain)
    err(
      `${visible(l10n.t('{0}: the place of segment {1} of {2} is uncertain, and stays so.', transcript, segment, coder))}\n`,
    );
  return remaining.length > 0;
}
