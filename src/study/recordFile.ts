import * as l10n from '@vscode/l10n';
import type { Parsed } from '../core/records/parseRecords';
import { type Result, fail, ok } from '../core/base/result';
import { type DecodedTranscript, decodeTranscript } from '../core/text/decode';
import type { FileReader, FileStore } from './fileStore';
import { unreadable } from './walk';

/** How one kind of file (study, codebook, sidecar) is read, written and begun. */
export interface Format<T> {
  readonly parse: (text: string) => Parsed<T>;
  readonly stringify: (value: T) => string;
}

/** A file as it was last read or written. */
export interface RecordFile<T> {
  readonly path: string;
  /** Its text; undefined when there is no such file or it cannot be read. */
  readonly raw: string | undefined;
  readonly parsed: Parsed<T>;
}

/** Reads a file; undefined when there is none. A file that cannot be read has an error and no value. */
export async function readRecordFile<T>(
  store: FileReader,
  path: string,
  format: Format<T>,
  known?: RecordFile<T>,
): Promise<RecordFile<T> | undefined> {
  let decoded: DecodedTranscript | undefined;
  try {
    const bytes = await store.read(path);
    decoded = bytes && decodeTranscript(bytes);
  } catch (error) {
    return {
      path,
      raw: undefined,
      parsed: { value: undefined, writable: false, problems: [unreadable(path, error)] },
    };
  }
  return decoded && parseFile(path, decoded, format, known);
}

function parseFile<T>(
  path: string,
  { text, valid }: DecodedTranscript,
  format: Format<T>,
  known: RecordFile<T> | undefined,
): RecordFile<T> {
  if (known?.raw === text) return known;
  if (!valid) return { path, raw: text, parsed: { value: undefined, writable: false, problems: [NOT_UTF8] } };
  return { path, raw: text, parsed: format.parse(text) };
}

const NOT_UTF8 = {
  severity: 'error',
  code: 'not-utf8',
  line: 1,
  message: l10n.t('The file is not valid UTF-8.'),
} as const;

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
    last = bytes && parseFile(path, decodeTranscript(bytes), format, last);
    outcome = changed(path, format, last, begin, operation);
    return outcome.ok && outcome.value !== last ? new TextEncoder().encode(outcome.value.raw!) : undefined;
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
  const raw = format.stringify(after.value);
  // parsed again only when there was something to say of it: a large sidecar takes a tenth of a second
  const problems = file && file.parsed.problems.length > 0 ? format.parse(raw).problems : [];
  return ok({ path, raw, parsed: { value: after.value, writable: true, problems } });
}

/** Why a file that is broken or newer than this version is not changed. */
export function refusal(file: RecordFile<unknown>): string {
  const problem = file.parsed.problems.find(one => one.severity === 'error');
  const where = `${file.path}:${problem?.line ?? 1}`;
  const reason = problem?.message ?? l10n.t('The file cannot be changed.');
  return l10n.t('{0}: {1} Nothing was written.', where, reason);
}

/** Standard in every runtime of ours, but not in TypeScript's ES library. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
