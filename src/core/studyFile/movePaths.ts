import picomatch from 'picomatch/posix';
import { type Result, ok } from '../base/result';
import { PathMatcher, isExclusion, plainPattern, withSmallExtension } from './matchPaths';
import { withFields } from './namedRecords';
import { matchExactly } from './pathPatterns';
import type { StudyFile } from './studyFile';

/** A file or folder that has another path now. Paths are relative to the study, with `/`. */
export interface Move {
  readonly from: string;
  /** Undefined where it is no longer in the study's folder. */
  readonly to: string | undefined;
}

/** Where a file is after some moves; undefined where it is no longer in the study's folder. */
export function movedPath(path: string, moves: readonly Move[]): string | undefined {
  const move = moveOf(path, moves);
  if (!move) return path;
  return move.to === undefined ? undefined : move.to + path.slice(move.from.length);
}

/** Whether a file is one of those that were moved, or lies in such a folder. */
export function isMoved(path: string, moves: readonly Move[]): boolean {
  return moveOf(path, moves) !== undefined;
}

/** The move of a file or of the innermost folder around it. */
function moveOf(path: string, moves: readonly Move[]): Move | undefined {
  const composed = path.normalize('NFC');
  let found: Move | undefined;
  for (const move of moves) {
    const from = move.from.normalize('NFC');
    const isIn = composed === from || composed.startsWith(`${from}/`);
    if (isIn && from.length > (found?.from.length ?? -1)) found = move;
  }
  return found;
}

/**
 * Changes the paths and patterns of a study so that moved transcripts stay in the study and in the lists that named or
 * matched them. A file that a pattern of another group or participant matches at its new place is theirs, as that pattern
 * says. Gives the same study where nothing changes.
 * @param files all files of the study that could be transcripts, by the paths before
 * @param staysInLists whether every file stays in the lists in which it was, and comes into no others, whatever their patterns
 */
export function movePaths(
  study: StudyFile,
  moves: readonly Move[],
  files: readonly string[],
  staysInLists = false,
): Result<StudyFile> {
  const lists = new MovedLists(moves, files, staysInLists);
  const transcripts = lists.one(study.transcripts);
  if (!transcripts.ok) return transcripts;
  const participants = lists.ofRecords(study.participants, true);
  if (!participants.ok) return participants;
  const groups = lists.ofRecords(study.groups, false);
  if (!groups.ok) return groups;
  const reports = lists.ofReports(study.reports);
  if (!reports.ok) return reports;
  const sources = lists.ofSources(study.sources);
  const isSame =
    transcripts.value === study.transcripts &&
    participants.value === study.participants &&
    groups.value === study.groups &&
    reports.value === study.reports &&
    sources === study.sources;
  if (isSame) return ok(study);
  const changed = { transcripts: transcripts.value, participants: participants.value, groups: groups.value };
  return ok({
    ...study,
    ...changed,
    ...(reports.value ? { reports: reports.value } : {}),
    ...(sources ? { sources } : {}),
  });
}

/**
 * Takes moves of all that was in a folder for the move of the folder, which its patterns follow: where every file kept its
 * name and went to the same folder, and nothing else is in either.
 * @param before paths of all files before the moves, `after` those after
 */
export function foldersMoved(
  moves: readonly (Move & { readonly to: string })[],
  before: readonly string[],
  after: readonly string[],
): Move[] {
  const folders = new Map<string, Set<string>>();
  for (const { from, to } of moves) {
    const isSameName = nameIn(from) === nameIn(to) && folderOf(from) !== '' && folderOf(to) !== '';
    const targets = folders.get(folderOf(from)) ?? new Set();
    folders.set(folderOf(from), targets.add(isSameName ? folderOf(to) : ''));
  }
  const texts = (paths: readonly string[], folder: string) =>
    paths.filter(path => folderOf(path) === folder && TEXT.test(path)).length;
  const whole = [...folders].flatMap(([from, [to, ...others]]): Move[] => {
    if (!to || others.length > 0) return [];
    const own = moves.filter(move => folderOf(move.from) === from).length;
    return texts(before, from) === own && texts(after, to) === own ? [{ from, to }] : [];
  });
  return [...whole, ...moves.filter(({ from }) => !whole.some(folder => folder.from === folderOf(from)))];
}

/** What transcripts are called. */
export const TEXT = /\.(?:txt|md)$/i;

/** `''` for a file that is in none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The study with a transcript that its paths and patterns do not match yet. */
export function withTranscript(study: StudyFile, path: string, known: readonly string[]): Result<StudyFile> {
  const matcher = PathMatcher.of(study.transcripts);
  if (matcher.matches(path)) return ok(study);
  const wanted = new Set([path, ...known.filter(one => matcher.matches(one))]);
  const patterns = matchExactly(study.transcripts, wanted, [...new Set([...known, path])]);
  return patterns.ok ? ok({ ...study, transcripts: patterns.value }) : patterns;
}

/** A list of paths and patterns with what it matches. */
interface MovedList {
  readonly entries: readonly string[];
  /** Paths after the moves: of the files that it matched before, and of those that it matches only now. */
  readonly kept: ReadonlySet<string>;
  readonly gained: ReadonlySet<string>;
}

class MovedLists {
  private readonly moved: readonly (readonly [from: string, to: string | undefined])[];
  private readonly known: readonly string[];

  constructor(
    private readonly moves: readonly Move[],
    files: readonly string[],
    private readonly staysInLists: boolean,
  ) {
    this.moved = files.map(path => [path, movedPath(path, moves)] as const);
    this.known = [...new Set(this.moved.flatMap(([, to]) => to ?? []))];
  }

  /** A list on its own: all that it matched it goes on matching. */
  one(patterns: readonly string[]): Result<readonly string[]> {
    return this.matching(patterns, this.read(patterns), () => false);
  }

  /**
   * Lists of which a file that comes into one by its pattern goes out of the others' patterns.
   * @param canLackList whether a list that is empty is left out
   */
  ofRecords<T extends { readonly transcripts?: readonly string[] | undefined }>(
    records: readonly T[],
    canLackList: boolean,
  ): Result<readonly T[]> {
    const lists = records.map(({ transcripts = [] }) => this.read(transcripts));
    let isSame = true;
    const changed: T[] = [];
    for (const [i, record] of records.entries()) {
      const { transcripts = [] } = record;
      const isOthers = (path: string) => lists.some((other, k) => k !== i && other.gained.has(path));
      const patterns = this.matching(transcripts, lists[i]!, isOthers);
      if (!patterns.ok) return patterns;
      if (patterns.value === transcripts) {
        changed.push(record);
        continue;
      }
      isSame = false;
      const list = canLackList && patterns.value.length === 0 ? undefined : patterns.value;
      changed.push(withFields<T>(record, { transcripts: list } as Partial<T>));
    }
    return ok(isSame ? records : changed);
  }

  ofReports(reports: StudyFile['reports']): Result<StudyFile['reports']> {
    let isSame = true;
    const changed = [];
    for (const report of reports ?? []) {
      const { transcripts } = report.scope ?? {};
      const patterns = transcripts ? this.one(transcripts) : ok(transcripts);
      if (!patterns.ok) return patterns;
      isSame &&= patterns.value === transcripts;
      changed.push(
        patterns.value === transcripts
          ? report
          : { ...report, scope: { ...report.scope, transcripts: patterns.value } },
      );
    }
    return ok(isSame ? reports : changed);
  }

  /** Where a transcript comes from it goes on saying at its new place; of one that is gone, nothing has to be known. */
  ofSources(sources: StudyFile['sources']): StudyFile['sources'] {
    const changed = (sources ?? []).flatMap(source => {
      const to = movedPath(source.transcript, this.moves);
      return to === undefined ? [] : to === source.transcript ? [source] : [{ ...source, transcript: to }];
    });
    const isSame =
      changed.length === (sources ?? []).length && changed.every((one, i) => one === sources![i]);
    return isSame ? sources : changed;
  }

  private read(patterns: readonly string[]): MovedList {
    const before = PathMatcher.of(patterns);
    const entries = this.rewritten(patterns);
    const after = PathMatcher.of(entries);
    const kept = new Set<string>();
    const gained = new Set<string>();
    for (const [from, to] of this.moved) {
      if (to === undefined) continue;
      if (before.matches(from)) kept.add(to);
      else if (!this.staysInLists && after.matches(to)) gained.add(to);
    }
    return { entries, kept, gained };
  }

  private matching(
    patterns: readonly string[],
    { entries, kept, gained }: MovedList,
    isOthers: (path: string) => boolean,
  ): Result<readonly string[]> {
    const after = PathMatcher.of(entries);
    const wanted = [...kept].filter(path => after.matches(path) || !isOthers(path));
    const changed = matchExactly(entries, new Set([...wanted, ...gained]), this.known);
    const isSame = changed.ok && changed.value.length === patterns.length;
    return isSame && patterns.every((pattern, i) => pattern === changed.value[i]) ? ok(patterns) : changed;
  }

  /** Paths by where they lead now; patterns inside of a moved folder go with it. */
  private rewritten(patterns: readonly string[]): string[] {
    const entries = patterns.flatMap(pattern => {
      const plain = plainPattern(pattern);
      const sign = isExclusion(plain) ? '!' : '';
      const moved = this.entry(plain.slice(sign.length));
      return moved === plain.slice(sign.length) ? [pattern] : moved === undefined ? [] : [sign + moved];
    });
    return [...new Set(entries)];
  }

  /** Undefined for what names a file that is gone. */
  private entry(plain: string): string | undefined {
    const named = withSmallExtension(plain).at(-1);
    for (const [from, to] of this.moved)
      if (withSmallExtension(from.normalize('NFC')).at(-1) === named) return to;
    const isGlob = isPattern(plain);
    const base = isGlob ? picomatch.scan(plain).base : plain;
    const move = moveOf(base, this.moves);
    if (!move) return plain;
    const from = move.from.normalize('NFC');
    if (!isGlob) return move.to && move.to + plain.slice(from.length);
    // of a folder that is gone, a pattern still says what would belong to the study; a folder's name with characters that
    // mean something in patterns can be no part of one
    return move.to === undefined || isPattern(move.to) ? plain : move.to + plain.slice(from.length);
  }
}

function isPattern(text: string): boolean {
  return picomatch.scan(text).isGlob;
}
