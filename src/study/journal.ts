import { joinedBytes } from '../core/base/joinedBytes';
import { randomCharacters } from '../core/codebook/codeId';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { condensed, type RecordChange } from '../core/versions/merge/recordChange';
import { decodeTranscript } from '../core/text/decode';
import { encode } from './bytes';
import { type FileChange, partsOf } from './codingUndo';
import { type FileRewrite, type RewriteToTakeBack, toTakeBack } from './fileRewrite';
import { type FileReader, type FileStore, TEMPORARY_PREFIX } from './fileStore';
import { isRootFile } from './studyFiles';
import { isSkipped } from './walk';

// While several files are written as one, a journal in the study's folder says what is done to each. It is there before the
// first of them is touched, and gone after the last: one that is found belongs to somebody who is still writing, or who was
// ended in between (see recovery.ts).

const NAME = new RegExp(`^\\${TEMPORARY_PREFIX}-[0-9a-z]{16}\\.journal$`);
const SCHEMA = 1;
/** With whole files: a line that says which, and then what was in them, one after the other. */
const WHOLE_SCHEMA = 2;
const LINE_FEED = 0x0a;

/** What is done to several files. */
export interface Journal {
  /** Who does it, as the store names programs; undefined where it does not. */
  readonly owner: string | undefined;
  /** When it was begun; ISO 8601 in UTC. */
  readonly at: string;
  /** What is done, as undo calls it; undefined where an older version has written it. */
  readonly what?: string | undefined;
  readonly files: readonly FileChange[];
  /** Files that are written as a whole, whatever they are, instead. */
  readonly whole?: readonly RewriteToTakeBack[] | undefined;
}

/** A journal on the disk. */
export interface FoundJournal {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Undefined where it is of a newer version, or broken. */
  readonly journal: Journal | undefined;
}

/** Writes a journal, under a new name. @throws Error when that fails */
export async function writeJournal(
  store: FileStore,
  what: string,
  files: readonly FileChange[],
  random: () => number,
  now: () => string,
): Promise<FoundJournal> {
  const short = files.map(one => ({
    path: one.path,
    change: condensed(one.change, partsOf(one.path).units),
  }));
  const journal: Journal = { owner: store.programs?.own, at: now(), what, files: short };
  return put(store, journal, encode(`${JSON.stringify({ schema: SCHEMA, ...journal })}\n`), random);
}

/** The same for files that are written as a whole: what was in them is in the journal. @throws Error when that fails */
export async function writeWholeJournal(
  store: FileStore,
  what: string,
  rewrites: readonly FileRewrite[],
  random: () => number,
  now: () => string,
): Promise<FoundJournal> {
  const whole = rewrites.map(toTakeBack);
  const journal: Journal = { owner: store.programs?.own, at: now(), what, files: [], whole };
  const listed = whole.map(({ from, to, before, sha256 }) => ({ from, to, size: before?.length, sha256 }));
  const head = encode(`${JSON.stringify({ schema: WHOLE_SCHEMA, ...journal, whole: listed })}\n`);
  const parts = [head, ...whole.flatMap(({ before }) => before ?? [])];
  return put(store, journal, joinedBytes(parts), random);
}

async function put(
  store: FileStore,
  journal: Journal,
  bytes: Uint8Array,
  random: () => number,
): Promise<FoundJournal> {
  const path = `${TEMPORARY_PREFIX}-${randomCharacters(16, random)}.journal`;
  if (!(await store.change(path, before => (before ? undefined : bytes)))) throw new Error(path);
  return { path, bytes, journal };
}

/** The journals of a study. @throws Error when its folder cannot be listed or one of them not be read */
export async function findJournals(store: FileReader): Promise<readonly FoundJournal[]> {
  const entries = (await store.list('')) ?? [];
  const paths = entries.flatMap(({ name, kind }) => (kind === 'file' && NAME.test(name) ? name : []));
  const found = await Promise.all(paths.map(async path => [path, await store.read(path)] as const));
  return found.flatMap(([path, bytes]) => (bytes ? { path, bytes, journal: parse(bytes) } : []));
}

function parse(bytes: Uint8Array): Journal | undefined {
  try {
    const end = bytes.indexOf(LINE_FEED) + 1;
    const value = JSON.parse(decodeTranscript(bytes.subarray(0, end)).text) as Journal & {
      readonly schema: number;
    };
    if (value.schema === WHOLE_SCHEMA) return wholeJournal(value, bytes.subarray(end));
    return value.schema === SCHEMA && isJournal(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A file as a journal lists it. */
interface ListedRewrite {
  readonly from: string;
  readonly to: string;
  /** In bytes; undefined where there was none. */
  readonly size?: number | undefined;
  readonly sha256?: string | undefined;
}

function wholeJournal(value: Journal, content: Uint8Array): Journal | undefined {
  const listed = value.whole as unknown as readonly ListedRewrite[];
  if (!isJournal(value) || !Array.isArray(listed) || !listed.every(isListed)) return undefined;
  let at = 0;
  const whole = listed.map(({ from, to, size, sha256 }) => {
    const before = size === undefined ? undefined : content.slice(at, (at += size));
    return { from, to, before, sha256 };
  });
  return at === content.length ? { ...value, whole } : undefined;
}

function isListed({ from, to, size, sha256 }: ListedRewrite): boolean {
  return (
    [from, to].every(path => typeof path === 'string' && isInStudy(path)) &&
    (size === undefined || (Number.isInteger(size) && size >= 0)) &&
    (sha256 === undefined || typeof sha256 === 'string')
  );
}

/** Whether a path is one below the study’s folder, and in no hidden one: a program may run what is there. */
function isInStudy(path: string): boolean {
  return path.split(/[/\\]/).every(name => name !== '' && !isSkipped(name));
}

/** Whether it names only files of ours and says what is done to each: it may have come from anywhere. */
function isJournal({ at, what, files }: Journal): boolean {
  return (
    typeof at === 'string' &&
    ['string', 'undefined'].includes(typeof what) &&
    Array.isArray(files) &&
    files.every(isFileChange)
  );
}

function isFileChange({ path, change }: FileChange): boolean {
  if (typeof path !== 'string' || path.startsWith('/') || path.split(/[/\\]/).includes('..')) return false;
  return (isRootFile(path) || parseSidecarPath(path) !== undefined) && isChange(change);
}

function isChange({ records, others, rest, maps }: RecordChange<{ readonly id: string }>): boolean {
  const areReplaced = (list: unknown) =>
    Array.isArray(list) &&
    list.every((one: { before?: { id: unknown }; after?: { id: unknown } }) =>
      [one.before, one.after].some(record => typeof record?.id === 'string'),
    );
  return [records, ...Object.values(others)].every(areReplaced) && Boolean(rest.before && rest.after && maps);
}
