import { byUnits } from '../base/compare';
import { type Result, ok } from '../base/result';
import { PathMatcher, isExclusion, plainPattern } from '../studyFile/matchPaths';
import { type Move, movePaths, movedPath } from '../studyFile/movePaths';
import type { PinnedReport, StudyFile } from '../studyFile/studyFile';
import type { NameReplacer } from './replacedNames';
import { type RecordReplacer, replacedRecord } from './replacedRecord';

/** Other ids, by those that have words to replace in them: of participants, groups and pinned reports. */
export function renamedIds(study: StudyFile, names: NameReplacer): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const list of [study.participants, study.groups, study.reports ?? []]) {
    const taken = new Set(list.map(({ id }) => id));
    for (const { id } of list) {
      const made = names.id(id, taken);
      if (made === undefined) continue;
      renamed.set(id, made);
      taken.add(made);
    }
  }
  return renamed;
}

/** `study.json` with other words, ids and paths. @param files all files that could be transcripts, by the paths before */
export function replacedStudy(
  study: StudyFile,
  path: string,
  moves: readonly Move[],
  files: readonly string[],
  replacer: RecordReplacer,
): Result<StudyFile> {
  const moved = movePaths(study, moves, files, true);
  if (!moved.ok) return moved;
  const now = files.flatMap(file => movedPath(file, moves) ?? []);
  const listed = withoutUsed(moved.value, moves, now, replacer.names);
  const worded = replacedRecord(listed, 'study', path, replacer);
  return ok(withIds(worded, replacer.renamed));
}

/** Without paths and patterns that match nothing any more, as all that they matched has another name, or have words in them. */
function withoutUsed(
  study: StudyFile,
  moves: readonly Move[],
  files: readonly string[],
  names: NameReplacer,
): StudyFile {
  const isOver = (pattern: string) => {
    const plain = plainPattern(pattern);
    const matcher = PathMatcher.of([isExclusion(plain) ? plain.slice(1) : plain]);
    const isOld = names.isIn(pattern) || moves.some(({ from }) => matcher.matches(from));
    return isOld && !files.some(file => matcher.matches(file));
  };
  const left = (patterns: readonly string[]) =>
    patterns.some(isOver) ? patterns.filter(one => !isOver(one)) : patterns;
  const inRecord = <T extends { readonly transcripts?: readonly string[] | undefined }>(one: T): T => {
    const after = one.transcripts && left(one.transcripts);
    return after === one.transcripts ? one : { ...one, transcripts: after };
  };
  // a report without any path would be one on the whole study
  const inReport = (report: PinnedReport): PinnedReport => {
    const scope = report.scope && inRecord(report.scope);
    return !scope || scope === report.scope || scope.transcripts?.length === 0
      ? report
      : { ...report, scope };
  };
  const { participants, groups, reports } = study;
  const transcripts = left(study.transcripts);
  const lists = { participants: sameOr(participants, inRecord), groups: sameOr(groups, inRecord) };
  const pinned = reports && sameOr(reports, inReport);
  const isSame =
    transcripts === study.transcripts &&
    lists.participants === participants &&
    lists.groups === groups &&
    pinned === reports;
  return isSame ? study : { ...study, transcripts, ...lists, ...(pinned ? { reports: pinned } : {}) };
}

/** The list itself where nothing in it changes. */
function sameOr<T>(list: readonly T[], change: (one: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((one, i) => one === list[i]) ? list : changed;
}

function withIds(study: StudyFile, renamed: ReadonlyMap<string, string>): StudyFile {
  if (renamed.size === 0) return study;
  const inList = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
    list.map(one => ({ ...one, id: renamed.get(one.id) ?? one.id })).sort((a, b) => byUnits(a.id, b.id));
  const { participants, groups, reports } = study;
  return {
    ...study,
    participants: inList(participants),
    groups: inList(groups),
    ...(reports ? { reports: inList(reports) } : {}),
  };
}
