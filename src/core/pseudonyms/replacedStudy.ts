import { byUnits } from '../base/compare';
import { type Result, ok } from '../base/result';
import { PathMatcher, isExclusion, plainPattern } from '../studyFile/matchPaths';
import { type Move, movePaths, movedPath } from '../studyFile/movePaths';
import type { StudyFile } from '../studyFile/studyFile';
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
  const moved = movePaths(study, moves, files);
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
  const inRecords = <T extends { readonly transcripts?: readonly string[] | undefined }>(
    records: readonly T[],
  ) =>
    records.map(one => {
      const after = one.transcripts && left(one.transcripts);
      return after === one.transcripts ? one : { ...one, transcripts: after };
    });
  const all = [
    study.transcripts,
    ...[...study.participants, ...study.groups].flatMap(({ transcripts }) =>
      transcripts ? [transcripts] : [],
    ),
  ];
  if (all.every(patterns => left(patterns) === patterns)) return study;
  return {
    ...study,
    transcripts: left(study.transcripts),
    participants: inRecords(study.participants),
    groups: inRecords(study.groups),
  };
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
