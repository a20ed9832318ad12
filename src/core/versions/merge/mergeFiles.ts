import * as l10n from '@vscode/l10n';
import { parseCodebook, stringifyCodebook } from '../../codebook/parseCodebook';
import { parseSidecar, stringifySidecar } from '../../coding/parseSidecar';
import { parseSidecarPath } from '../../coding/sidecarName';
import type { Parsed } from '../../records/parseRecords';
import { parseStudy, stringifyStudy } from '../../studyFile/parseStudy';
import { parseSummaries, stringifySummaries } from '../../summaries/parseSummaries';
import { type Result, fail, ok } from '../../base/result';
import { isLfsPointer } from './markers';
import { type InBytes, mergeDiffering, mergeDifferingBytes } from './mergeDiffering';
import { mergeCodebooks } from './mergeCodebooks';
import type { Conflict, MergeNote, Merged } from './mergeRecords';
import { mergeSidecars } from './mergeSidecars';
import { mergeStudyFiles } from './mergeStudyFiles';
import { mergeSummaryFiles } from './mergeSummaryFiles';

/** The kinds of file that merge by what they mean. */
export type FileKind = 'study' | 'codebook' | 'summaries' | 'sidecar';

/** A merged file as it is on disk. */
export interface MergedText {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly MergeNote[];
}

/** Why a version cannot be merged by what it means. */
export interface Refusal {
  readonly side: 'base' | 'ours' | 'theirs';
  readonly line: number;
  readonly message: string;
}

/** The texts of a file's versions; a base that is undefined or empty is none. */
export interface Versions {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** What kind of file a path names, by its last part. */
export function kindOfPath(path: string): FileKind | undefined {
  const name = path.split('/').at(-1)!;
  if (name === 'study.json') return 'study';
  if (name === 'codebook.json') return 'codebook';
  if (name === 'summaries.json') return 'summaries';
  return parseSidecarPath(name) ? 'sidecar' : undefined;
}

/** What kind of file a text is, by the list that only this kind has. */
export function kindOfText(text: string): FileKind | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  if (Object.hasOwn(json, 'segments')) return 'sidecar';
  if (Object.hasOwn(json, 'codes')) return 'codebook';
  if (Object.hasOwn(json, 'summaries')) return 'summaries';
  return Object.hasOwn(json, 'transcripts') ? 'study' : undefined;
}

/**
 * Merges two versions of one of a study's files. Equal bytes whichever of them is ours.
 * @param used codes that codings need, in any case: only for a codebook
 * @param parse what parses this kind of file, where its texts are looked at more than once
 * @returns a refusal when a version is broken, or newer than this version of the program: it must be merged as text
 */
export function mergeFiles(
  kind: FileKind,
  versions: Versions,
  used?: ReadonlySet<string>,
  parse?: (text: string) => Parsed<object>,
): Result<MergedText, Refusal> {
  switch (kind) {
    case 'study':
      return mergeAs(versions, parse, parseStudy, stringifyStudy, mergeStudyFiles);
    case 'codebook':
      return mergeAs(versions, parse, parseCodebook, stringifyCodebook, (base, a, b) =>
        mergeCodebooks(base, a, b, used),
      );
    case 'summaries':
      return mergeAs(versions, parse, parseSummaries, stringifySummaries, mergeSummaryFiles);
    case 'sidecar':
      return parse ? mergeWhole(versions, parse) : mergeCodings(versions);
  }
}

/** By the lines that differ, where that is enough. */
function mergeCodings(versions: Versions): Result<MergedText, Refusal> {
  const merged = mergeDiffering(inOrder(versions), mergeShort);
  return merged ? ok(merged) : mergeWhole(versions);
}

/**
 * Merges coding files that are not decoded, by the lines that differ.
 * @param versions bytes of valid UTF-8, a unit for each
 * @returns bytes, too; undefined where it takes the whole files as text: {@link mergeFiles}
 */
export function mergeCodingBytes(versions: Versions): (MergedText & InBytes) | undefined {
  return mergeDifferingBytes(inOrder(versions), mergeShort);
}

function inOrder({ base, ours, theirs }: Versions): string[] {
  return [ours, theirs, ...(isThere(base) ? [base] : [])];
}

function mergeShort([ours, theirs, base]: readonly string[]): MergedText | undefined {
  const merged = mergeWhole({ base, ours: ours!, theirs: theirs! });
  return merged.ok ? merged.value : undefined;
}

/** Merges coding files of which every line is parsed. */
export function mergeWhole(
  versions: Versions,
  parse?: (text: string) => Parsed<object>,
): Result<MergedText, Refusal> {
  return mergeAs(versions, parse, parseSidecar, stringifySidecar, mergeSidecars);
}

function isThere(base: string | undefined): base is string {
  return base !== undefined && base.trim() !== '';
}

function mergeAs<T extends object>(
  { base, ours, theirs }: Versions,
  given: ((text: string) => Parsed<object>) | undefined,
  usual: (text: string) => Parsed<T>,
  stringify: (value: T) => string,
  merge: (base: T | undefined, a: T, b: T) => Merged<T>,
): Result<MergedText, Refusal> {
  const parse = (given as typeof usual | undefined) ?? usual;
  const was = isThere(base) ? usable('base', base, parse) : undefined;
  if (was && !was.ok) return was;
  const [a, b] = [usable('ours', ours, parse), usable('theirs', theirs, parse)];
  if (!a.ok) return a;
  if (!b.ok) return b;
  const { value, conflicts, notes } = merge(was?.value, a.value, b.value);
  return ok({ text: stringify(value), conflicts, notes });
}

function usable<T>(
  side: Refusal['side'],
  text: string,
  parse: (text: string) => Parsed<T>,
): Result<T, Refusal> {
  if (isLfsPointer(text)) {
    return fail({
      side,
      line: 1,
      message: l10n.t('This is a Git LFS pointer; the file itself is not here.'),
    });
  }
  const { value, writable, problems } = parse(text);
  if (value !== undefined && writable) return ok(value);
  const problem = problems.find(({ severity }) => severity === 'error');
  return fail({
    side,
    line: problem?.line ?? 1,
    message: problem?.message ?? l10n.t('The file cannot be used.'),
  });
}
