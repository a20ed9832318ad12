import type { GitOutput } from './git';

/** A file's content in a repository. */
export interface GitBlob {
  /** The object's name, 40 or 64 hex digits. */
  readonly oid: string;
  readonly size: number;
}

/** Runs a command in a repository. */
type Run = (args: readonly string[], input: string, maxBytes: number) => Promise<GitOutput>;

/** Bytes of a line that names an object, at most. */
const LONGEST_LINE = 128;

const HEADER = /^([0-9a-f]{40,64}) blob (\d+)$/;

/** Of some objects those that are there and are files, in the same order. Nothing is run through filters. */
export async function sizesOfBlobs(oids: readonly string[], run: Run): Promise<GitBlob[]> {
  if (oids.length === 0) return [];
  const { bytes } = await run(['cat-file', '--batch-check'], lines(oids), (oids.length + 1) * LONGEST_LINE);
  return bytes
    .toString('latin1')
    .split('\n')
    .flatMap(line => parseHeader(line) ?? []);
}

/** The contents of blobs, as far as they came. Nothing is run through filters or text conversion. */
export async function readBlobs(blobs: readonly GitBlob[], run: Run): Promise<Map<string, Buffer>> {
  const size = blobs.reduce((sum, blob) => sum + blob.size + LONGEST_LINE, 0);
  const { bytes } = await run(['cat-file', '--batch'], lines(blobs.map(({ oid }) => oid)), size);
  const contents = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf('\n', at);
    const header = lineEnd < 0 ? undefined : parseHeader(bytes.toString('latin1', at, lineEnd));
    const end = lineEnd + 1 + (header?.size ?? 0);
    if (!header || end > bytes.length) break;
    contents.set(header.oid, bytes.subarray(lineEnd + 1, end));
    at = end + 1;
  }
  return contents;
}

/**
 * Reads objects that are files a few at a time, so that not all of them are in memory at once.
 * @param most bytes of them at a time; one that is larger comes alone
 * @param each is given every content once
 */
export async function readInBatches(
  files: readonly { readonly oid: string; readonly size?: number }[],
  most: number,
  run: Run,
  each: (oid: string, content: Buffer) => void,
): Promise<void> {
  const blobs = files.every(hasSize)
    ? files
    : await sizesOfBlobs(
        files.map(({ oid }) => oid),
        run,
      );
  for (let next = 0; next < blobs.length;) {
    const from = next;
    for (let size = 0; next < blobs.length && (next === from || size < most); next++)
      size += blobs[next]!.size;
    for (const [oid, content] of await readBlobs(blobs.slice(from, next), run)) each(oid, content);
  }
}

function hasSize(file: { readonly oid: string; readonly size?: number }): file is GitBlob {
  return file.size !== undefined;
}

function parseHeader(line: string): GitBlob | undefined {
  const [, oid, size] = HEADER.exec(line) ?? [];
  return oid && size ? { oid, size: Number(size) } : undefined;
}

function lines(oids: readonly string[]): string {
  return oids.map(oid => `${oid}\n`).join('');
}
