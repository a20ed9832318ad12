import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import { oneLine } from '../../base/visible';
import { isMerged } from '../../codebook/parents';
import { nameOf } from '../../studyFile/namedRecords';
import type { IncomingStudy } from '../projectIn/incomingStudy';
import type { StudyMerge } from './mergeStudy';

/** A kind of what a project has, with how many there are, and the first of them by name. */
export interface Contents {
  readonly what: string;
  readonly count: number;
  readonly names: string;
}

/** So many are named. */
const MAX_NAMED = 6;

/** What comes in when a project becomes a new study; kinds of which there are none are left out. */
export function projectContents(incoming: IncomingStudy): readonly Contents[] {
  const { study, codebook, transcripts, codings, memos } = incoming;
  return contents({
    coders: study.coders.map(nameOf),
    codes: namesOf(codebook.codes),
    transcripts: transcripts.map(({ path }) => path),
    segments: codings.reduce((sum, { sidecar }) => sum + sidecar.segments.length, 0),
    participants: study.participants.map(nameOf),
    groups: study.groups.map(nameOf),
    memos: memos.map(({ path }) => path),
  });
}

/** What comes in when a project is added to a study. @param before the study as it is */
export function newContents(
  merge: StudyMerge,
  before: Pick<StudyMerge, 'study' | 'codebook'>,
): readonly Contents[] {
  const added = <T extends { readonly id: string }>(all: readonly T[], known: readonly T[]) => {
    const ids = new Set(known.map(({ id }) => id));
    return all.filter(({ id }) => !ids.has(id));
  };
  const { study, codebook, files, newSegments } = merge;
  const isMemo = ({ path }: { readonly path: string }) => path.toLowerCase().endsWith('.md');
  return contents({
    coders: added(study.coders, before.study.coders).map(nameOf),
    codes: namesOf(added(codebook.codes, before.codebook.codes)),
    transcripts: files.slice(0, merge.newTranscripts).map(({ path }) => path),
    segments: newSegments,
    participants: added(study.participants, before.study.participants).map(nameOf),
    groups: added(study.groups, before.study.groups).map(nameOf),
    memos: files
      .slice(merge.newTranscripts)
      .filter(isMemo)
      .map(({ path }) => path),
  });
}

function namesOf(codes: StudyMerge['codebook']['codes']): readonly string[] {
  return codes.flatMap(code => (isMerged(code) ? [] : [code.name]));
}

interface Found {
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  readonly transcripts: readonly string[];
  readonly segments: number;
  readonly participants: readonly string[];
  readonly groups: readonly string[];
  readonly memos: readonly string[];
}

function contents(found: Found): readonly Contents[] {
  const kinds: readonly (readonly [string, readonly string[] | number])[] = [
    [l10n.t('Coders'), found.coders],
    [l10n.t('Codes'), found.codes],
    [l10n.t('Transcripts'), found.transcripts],
    [l10n.t('Segments'), found.segments],
    [l10n.t('Participants'), found.participants],
    [l10n.t('Groups'), found.groups],
    [l10n.t('Analytic memos'), found.memos],
  ];
  return kinds
    .map(([what, all]) =>
      typeof all === 'number'
        ? { what, count: all, names: '' }
        : { what, count: all.length, names: enumerate(all.map(oneLine), MAX_NAMED) },
    )
    .filter(({ count }) => count > 0);
}
