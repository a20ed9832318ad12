import * as l10n from '@vscode/l10n';
import type { Parsed } from '../core/records/parseRecords';
import { type Result, fail, ok } from '../core/base/result';
import type { Problem } from '../core/base/problem';
import type { Piece } from '../core/records/rewrite';
import { decodeTranscript } from '../core/text/decode';
import { assembled, encode, sameBytes } from './bytes';
import type { FileReader, FileStore } from './fileStore';
import { unreadable } from './walk';

/** How one kind of file (study, codebook, sidecar) is read, written and begun. */
export interface Format<T> {
  readonly parse: (text: string) => Parsed<T>;
  readonly stringify: (value: T) => string;
  /** What `stringify` gives, in pieces of what it gave before. */
  readonly rewrite?: (before: T, after: T) => readonly Piece[];
}

/** A file as it was last read or written. */
export class RecordFile<T> {
  constructor(
    readonly path: string,
    /** Undefined when there is no such file or it cannot be read. */
    readonly bytes: Uint8Array | undefined,
    readonly parsed: Parsed<T>,
    /** Whether the bytes are those that writing the value gives. */
    readonly isAsWritten = false,
  ) {}

  /** Its text, which is decoded whenever somebody asks: bytes take half the room. */
  get raw(): string | undefined {
    return this.bytes && decodeTranscript(this.bytes).text;
  }
}

/** Reads a file; undefined when there is none. A file that cannot be read has an error and no value. */
export async function readRecordFile<T>(
  store: FileReader,
  path: string,
  format: Format<T>,
  known?: RecordFile<T>,
): Promise<RecordFile<T> | undefined> {
  try {
    const bytes = await store.read(path);
    return bytes && parseFile(path, bytes, format, known);
  } catch (error) {
    return new RecordFile<T>(path, undefined, unusable(unreadable(path, error)));
  }
}

function parseFile<T>(
  path: string,
  bytes: Uint8Array,
  format: Format<T>,
  known: RecordFile<T> | undefined,
): RecordFile<T> {
  if (known?.bytes && sameBytes(known.bytes, bytes)) return known;
  const { text, valid } = decodeTranscript(bytes);
  // with other line ends, perhaps
  if (known?.raw === text) return known;
  return new RecordFile(path, bytes, valid ? format.parse(text) : unusable(NOT_UTF8));
}

function unusable<T>(problem: Problem): Parsed<T> {
  return { value: undefined, writable: false, problems: [problem] };
}

const NOT_UTF8 = {
  severity: 'error',
  code: 'not-utf8',
  line: 1,
  message: l10n.t('The file is not valid UTF-8.'),
} as const;

/** A file that was read. */
export function recordFileOf<T>(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  format: Format<T>,
): RecordFile<T> {
  return parseFile(path, bytes, format, undefined);
}

/**
 * Changes a file on disk: reads it afresh, so that what another window or a pull has written since is kept, applies
 * the operation to that, and puts the result in place. When others write the file between the reading and the writing,
 * the operation is applied again to what they wrote. A file that is broken or newer than this version is refused.
 * @param known what was last read, to save parsing it again
 * @param begin the value of a file that does not exist yet
 * @throws Error when the file cannot be read or written
 */
export async function changeRecordFile<T>(
  store: FileStore,
  path: string,
  format: Format<T>,
  known: RecordFile<T> | undefined,
  begin: () => T,
  operation: (value: T) => Result<T>,
): Promise<Result<RecordFile<T>>> {
  let last = known;
  let outcome: Result<RecordFile<T>> | undefined;
  const isDone = await store.change(path, bytes => {
    last = bytes && parseFile(path, bytes, format, last);
    outcome = changed(path, format, last, begin, operation);
    return outcome.ok && outcome.value !== last ? outcome.value.bytes : undefined;
  });
  return isDone ? outcome! : fail(l10n.t('{0} was not changed: other programs keep writing to it.', path));
}

/** The file as it is after an operation: itself when there is nothing to write. */
function changed<T>(
  path: string,
  format: Format<T>,
  file: RecordFile<T> | undefined,
  begin: () => T,
  operation: (value: T) => Result<T>,
): Result<RecordFile<T>> {
  if (file && (file.parsed.value === undefined || !file.parsed.writable)) return fail(refusal(file));
  const before = file?.parsed.value ?? begin();
  const after = operation(before);
  if (!after.ok) return after;
  if (file && after.value === before) return ok(file);
  const isRewritten = file?.isAsWritten && format.rewrite;
  const bytes = isRewritten
    ? assembled(file.bytes!, format.rewrite(before, after.value))
    : encode(format.stringify(after.value));
  // parsed again only when there was something to say of it: a large sidecar takes a tenth of a second
  const { problems } =
    file && file.parsed.problems.length > 0 ? format.parse(decodeTranscript(bytes).text) : NO_PROBLEMS;
  return ok(new RecordFile(path, bytes, { value: after.value, writable: true, problems }, true));
}

const NO_PROBLEMS = { problems: [] };

/** Why a file that is broken or newer than this version is not changed. */
export function refusal(file: RecordFile<unknown>): string {
  const problem = file.parsed.problems.find(one => one.severity === 'error');
  const where = `${file.path}:${problem?.line ?? 1}`;
  const reason = problem?.message ?? l10n.t('The file cannot be changed.');
  return l10n.t('{0}: {1} Nothing was written.', where, reason);
}
