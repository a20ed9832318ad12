import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import { counted } from '../../core/base/phrases';
import { atOnce } from '../../core/base/steps';
import { visible } from '../../core/base/visible';
import { MAX_ARCHIVE } from '../../core/exchange/archive/archiveFile';
import { UnusableFile } from '../../core/exchange/codebookIn/readXml';
import { type VerifiedArchive, otherThanIn, verifyArchive } from '../../study/archive';
import { type Command, type ExitCode, type Io, SAMPLE, UsageError } from '../command';
import { single } from '../parseOptions';
import { readInput } from '../readInput';
import { withStudy } from '../withStudy';

/** `transcript-coder verify`: recomputes what an archive says of its study. */
export const verifyCommand: Command = {
  name: 'verify',
  group: 'checking',
  operands: 'ARCHIVE',
  summary: l10n.t('Recompute all tables of an archived study'),
  description: l10n.t(
    'Recomputes every table of a file that “transcript-coder archive” has written, and says of each whether it comes out as it did from the study with all its words. Also says whether a file in it was changed.',
  ),
  details: l10n.t(
    'The archive is unpacked in memory only. The sums in it show accidents and careless changes; whoever changes an archive on purpose can also write new sums. Compare it with the study itself (--study), or with a sum of the whole file that was published elsewhere.',
  ),
  exitCodes: {
    0: l10n.t('everything is as it was archived'),
    1: l10n.t('a table or a file is different'),
    2: l10n.t('invalid usage, or a file that is no archive'),
  },
  options: {
    study: {
      group: 'command',
      value: 'STUDY',
      help: l10n.t('also compare the archive with the study that it was made from'),
    },
  },
  examples: [
    { does: l10n.t('Recompute all tables'), args: ['study.zip'] },
    { does: l10n.t('Also compare with the study itself'), args: ['study.zip', '--study', SAMPLE] },
  ],
  async run([typed, another], given, io) {
    if (typed === undefined) throw new UsageError(l10n.t('Which archive? Name the file.'));
    if (another !== undefined)
      throw new UsageError(l10n.t('Unexpected argument “{0}”. Only one archive can be named.', another));
    const tooLarge = l10n.t('The file is larger than {0} MB.', MAX_ARCHIVE / 2 ** 20);
    const bytes = await readInput(typed, io, size => (size > MAX_ARCHIVE ? tooLarge : undefined));
    const verified = await verify(typed, bytes);
    const isWrong = print(verified, io);
    const study = single(given, 'study');
    const isOther = study === undefined ? 0 : await compareWith(study, verified, io);
    return isOther === 2 ? 2 : isWrong || isOther === 1 ? 1 : 0;
  },
};

async function verify(typed: string, bytes: Uint8Array): Promise<VerifiedArchive> {
  try {
    return await verifyArchive(bytes, atOnce);
  } catch (error) {
    if (error instanceof UnusableFile) throw new UsageError(`${typed}: ${error.message}`);
    throw error;
  }
}

/** @returns whether anything is different */
function print({ manifest, changed, tables }: VerifiedArchive, { out }: Io): boolean {
  for (const { table, difference } of tables) {
    const result = difference === undefined ? l10n.t('equal') : l10n.t('different: {0}', difference);
    out(`${visible(table.command)}: ${visible(result)}\n`);
  }
  for (const [path, reason] of changed) out(`${visible(path)}: ${reason}\n`);
  const different = tables.filter(({ difference }) => difference !== undefined).length;
  const of = counted.tables(tables.length);
  out(
    different === 0
      ? `${l10n.t('{0} recomputed, all equal.', of)}\n`
      : `${l10n.t('{0} recomputed, {1} of them different.', of, different)}\n`,
  );
  if (different > 0 && manifest.version !== version)
    out(
      `${l10n.t('The archive was made with version {0}, and this is version {1}, which may count otherwise.', visible(manifest.version), version)}\n`,
    );
  if (changed.size > 0) out(`${l10n.t('Files that are not as they were archived: {0}.', changed.size)}\n`);
  return different > 0 || changed.size > 0;
}

async function compareWith(study: string, verified: VerifiedArchive, io: Io): Promise<ExitCode> {
  let isOther = false;
  const code = await withStudy([study], io, { isWhole: true, isForEveryone: true }, async ({ corpus }) => {
    const others = otherThanIn(corpus, verified);
    isOther = others.length > 0;
    for (const path of others) io.out(`${l10n.t('{0}: not as in the study', visible(path))}\n`);
    io.out(
      isOther
        ? `${l10n.t('The archive was not made from this study as it is now.')}\n`
        : `${l10n.t('The archive was made from this study.')}\n`,
    );
  });
  return code === 0 && isOther ? 1 : code;
}
