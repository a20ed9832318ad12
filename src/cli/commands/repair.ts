import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { visible } from '../../core/base/visible';
import type { Rename } from '../../core/coding/renames';
import type { AttachedFile } from '../../study/attachSidecar';
import type { RenamedTranscript } from '../../study/repairRenames';
import type { Study } from '../../study/study';
import { type Command, type Io, SAMPLE, UsageError } from '../command';
import { openStudy } from '../openStudy';
import { studyRoot } from '../studyRoot';
import { takeBack } from './takeBack';

/** `transcript-coder repair`: coding files follow transcripts that were renamed without them. */
export const repairCommand: Command = {
  name: 'repair',
  group: 'checking',
  operands: 'STUDY [OLD NEW]', // not for the catalogue
  summary: l10n.t('Follow renamed transcripts, undo unfinished changes'),
  description: l10n.t(
    'Finds coding files whose transcript was renamed or moved without them, by the text that they were made on, and renames them, too. Paths in study.json follow, also those of transcripts that were moved together with their coding files.',
  ),
  details: l10n.t(
    'If a program was closed while it changed several files of the study as one, what it has done to some of them is undone first, as VS Code does when it opens the study. OLD and NEW are paths in the study: the coding files of OLD become those of NEW, whatever its text. Name them where several files have the same text, or where the text was changed as well. If a coder has a file under both names, the segments are joined in the file of the new name.',
  ),
  exitCodes: {
    0: l10n.t('everything is repaired, or there was nothing to repair'),
    1: l10n.t('something is left to repair'),
    2: l10n.t('invalid usage'),
  },
  options: {
    'dry-run': { group: 'command', help: l10n.t('only print what would be done') },
  },
  examples: [
    { does: l10n.t('Show what there is to repair'), args: [SAMPLE, '--dry-run'] },
    { does: l10n.t('Repair it'), args: [SAMPLE] },
  ],
  async run([folder, from, to, more], given, io) {
    if (more !== undefined) throw new UsageError(l10n.t('Unexpected argument “{0}”.', more));
    if (from !== undefined && to === undefined)
      throw new UsageError(l10n.t('Name the old and the new path of the transcript.'));
    const typed = folder === undefined ? [] : [folder];
    const isDry = given('dry-run').length > 0;
    const unfinished = await takeBack(studyRoot(typed, io), io, isDry);
    const done = (isWhole: boolean) => (isWhole && unfinished.isWhole ? 0 : 1);
    const study = await openStudy(typed, io);
    const named =
      from === undefined ? undefined : { from: inStudy(from), to: inStudy(to!), hasCoding: false };
    const renames = named ? [named] : study.renames.flatMap(certain);
    const open = named ? [] : study.renames.filter(rename => certain(rename).length === 0);
    for (const rename of open) io.err(`${visible(openQuestion(rename))}\n`);
    const refusal = await study.repairRefusal(renames);
    if (refusal !== undefined) throw new UsageError(refusal);
    if (isDry) {
      for (const rename of renames) io.out(`${visible(planned(rename))}\n`);
      if (renames.length + open.length === 0) nothing();
      return done(renames.length + open.length === 0);
    }
    if (renames.length === 0) {
      if (open.length === 0) nothing();
      return done(open.length === 0);
    }
    const isWhole = await repair(study, renames, io);
    return done(isWhole && open.length === 0);

    function nothing(): void {
      if (!unfinished.isAny) io.out(`${l10n.t('There is nothing to repair.')}\n`);
    }
  },
};

interface PlannedRename extends RenamedTranscript {
  /** Whether only `study.json` has the old path. */
  readonly hasCoding: boolean;
}

function certain({ from, to, isSame, hasCoding }: Rename): PlannedRename[] {
  return to.length === 1 && isSame ? [{ from, to: to[0]!, hasCoding: hasCoding === true }] : [];
}

/** Whether all of it could be done. */
async function repair(study: Study, renames: readonly RenamedTranscript[], io: Io): Promise<boolean> {
  const done = await study.repairRenames(renames);
  if (!done.ok) throw new UsageError(done.error);
  const { files, isStudyChanged, areSummariesChanged, failures } = done.value;
  for (const file of files) io.out(`${visible(attached(file))}\n`);
  if (isStudyChanged) io.out(`${l10n.t('study.json: paths changed')}\n`);
  if (areSummariesChanged) io.out(`${l10n.t('summaries.json: paths changed')}\n`);
  for (const failure of failures) io.err(`${visible(failure)}\n`);
  if (files.length === 0 && !isStudyChanged && !areSummariesChanged && failures.length === 0)
    io.out(`${l10n.t('There is nothing to repair.')}\n`);
  return failures.length === 0;
}

function attached({ from, to, isJoined }: AttachedFile): string {
  return isJoined
    ? l10n.t('{0}: its segments are now in {1}', from, to)
    : l10n.t('{0}: renamed to {1}', from, to);
}

function planned({ from, to, hasCoding }: PlannedRename): string {
  if (hasCoding) return l10n.t('study.json: {0} would be changed to {1}', from, to);
  return l10n.t('{0}: its coding files would be renamed to those of {1}', from, to);
}

function openQuestion({ from, to, isSame, hasCoding }: Rename): string {
  if (hasCoding)
    return l10n.t(
      '{0}: listed in study.json, but missing. It may be one of these now: {1}. To confirm: repair STUDY OLD NEW',
      from,
      to.join(', '),
    );
  if (!isSame)
    return l10n.t(
      '{0}: renamed and changed. Most of the words coded in it are in {1}. To confirm: repair STUDY OLD NEW',
      from,
      to.join(', '),
    );
  return l10n.t(
    '{0}: several files have its text: {1}. Name the right one: repair STUDY OLD NEW',
    from,
    to.join(', '),
  );
}

/** A path as `study.json` has it. */
function inStudy(typed: string): string {
  const plain = path.posix.normalize(typed.replaceAll(path.sep, '/'));
  if (plain.startsWith('/') || plain === '.' || plain === '..' || plain.startsWith('../'))
    throw new UsageError(l10n.t('“{0}” is not a path inside the study.', typed));
  return plain;
}
