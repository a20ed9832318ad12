import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import { type Steps, between } from '../../base/steps';
import { sha256Of } from '../../text/sha256';
import { UnusableFile } from '../codebookIn/readXml';
import { unzipBytes } from '../codebookIn/unzipSome';
import { type ArchivedTable, type TableRequest, commandOf, tableHash, tablesOf } from './archiveTables';
import type { ArchivedStudy } from './archiveStudy';
import { MANIFEST_FILE, type Manifest, readManifest, writeManifest } from './manifest';

/** So that the same study gives the same bytes: the first day that an archive can have. */
const DATE = new Date(1980, 0, 1);

/** Larger ones are not read. In bytes. */
export const MAX_ARCHIVE = 100 * 2 ** 20;

/** What no archive has, for the manifest, which is in English. */
const NOT_RECOMPUTED = [
  'words: needs the words of transcripts', // not for the catalogue
  'memos: memos are not in the archive', // not for the catalogue
  'grid: summaries are not in the archive', // not for the catalogue
  'keyquotes: needs the words of transcripts', // not for the catalogue
  'search: needs the words of transcripts', // not for the catalogue
  'queries: what they ask for may be words of transcripts', // not for the catalogue
  'quotes and context in segments, compare and uncoded: their positions and numbers are compared, not their words', // not for the catalogue
];

/** The tables that a study gives, by their sums; without those that it lacks something for. */
export function* sumsOf(original: Corpus): Steps<readonly ArchivedTable[]> {
  const tables: ArchivedTable[] = [];
  const requests = tablesOf(original);
  for (const [i, request] of requests.entries()) {
    const sum = yield* between(i / requests.length, (i + 1) / requests.length, tableHash(original, request));
    if (sum.ok) tables.push({ ...request, command: commandOf(request), sha256: sum.value });
    yield (i + 1) / requests.length;
  }
  return tables;
}

/** An archive as a file. */
export async function zipArchive(
  { files }: Pick<ArchivedStudy, 'files'>,
  said: Pick<Manifest, 'version' | 'at' | 'without' | 'tables'>,
): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const manifest = writeManifest({
    schema: 1,
    ...said,
    notRecomputed: NOT_RECOMPUTED,
    files: [...files].map(([path, text]) => ({ path, sha256: sha256Of(text) })),
  });
  const entries = [[MANIFEST_FILE, manifest] as const, ...files].map(
    ([path, text]) => [path, strToU8(text)] as const,
  );
  return zipSync(Object.fromEntries(entries), { mtime: DATE });
}

/** An archive as it was unpacked. */
export interface UnpackedArchive {
  readonly manifest: Manifest;
  /** Without the manifest. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Files that are not as they were written, missing or too many, with the reason. */
  readonly changed: ReadonlyMap<string, string>;
}

/** Unpacks an archive in memory. @throws UnusableFile */
export async function unpackArchive(bytes: Uint8Array): Promise<UnpackedArchive> {
  if (bytes.length > MAX_ARCHIVE)
    throw new UnusableFile(l10n.t('The file is larger than {0} MB.', MAX_ARCHIVE / 2 ** 20));
  const files = new Map(await unzipBytes(bytes, () => true));
  const written = files.get(MANIFEST_FILE);
  if (!written)
    throw new UnusableFile(l10n.t('The file is not an archive of a study: it has no {0}.', MANIFEST_FILE));
  files.delete(MANIFEST_FILE);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(written);
  const read = readManifest(text);
  if (!read)
    throw new UnusableFile(l10n.t('{0} is damaged, or of a newer version of the program.', MANIFEST_FILE));
  const changed = new Map(changedFiles(files, read.manifest));
  if (!read.isWhole) changed.set(MANIFEST_FILE, CHANGED);
  return { manifest: read.manifest, files, changed };
}

const CHANGED = l10n.t('changed since the archive was made');

function* changedFiles(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
): Generator<readonly [path: string, reason: string]> {
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const { path, sha256 } of manifest.files) {
    const content = files.get(path);
    if (!content) yield [path, l10n.t('missing')];
    else if (sha256Of(content) !== sha256) yield [path, CHANGED];
  }
  for (const path of files.keys()) if (!listed.has(path)) yield [path, l10n.t('not part of the archive')];
}

/** How a table of an archive came out. */
export interface VerifiedTable {
  readonly table: ArchivedTable;
  /** Why it is not the same; undefined where it is. */
  readonly difference: string | undefined;
}

/** Recomputes a table of an archive. @param study as its files say */
export function* verifyTable(study: Corpus, table: ArchivedTable): Steps<VerifiedTable> {
  const request: TableRequest = table;
  const sum = yield* tableHash(study, request);
  if (!sum.ok) return { table, difference: sum.error };
  if (commandOf(request) !== table.command)
    return { table, difference: l10n.t('The command is not the one of this table.') };
  return { table, difference: sum.value === table.sha256 ? undefined : l10n.t('The figures are different.') };
}
