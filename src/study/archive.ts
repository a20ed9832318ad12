import * as l10n from '@vscode/l10n';
import { formatProblem } from '../core/base/problem';
import { type Steps, between } from '../core/base/steps';
import type { Corpus } from '../core/corpus/corpus';
import {
  type UnpackedArchive,
  type VerifiedTable,
  sumsOf,
  unpackArchive,
  verifyTable,
  zipArchive,
} from '../core/exchange/archive/archiveFile';
import { archiveStudy } from '../core/exchange/archive/archiveStudy';
import { type ReadableParts, readableParts } from '../core/exchange/archive/neutralStudy';
import { UnusableFile } from '../core/exchange/codebookIn/readXml';
import { sha256Of } from '../core/text/sha256';
import { MemoryFiles } from './memoryFiles';
import { readStudy } from './readStudy';

/** A study as a file without words, and what is to be said of it. */
export interface MadeArchive {
  readonly bytes: Uint8Array;
  /** Number of tables that can be recomputed from it. */
  readonly tables: number;
  /** Commands of tables that would not come out the same from it, and so are not among them. */
  readonly different: readonly string[];
  readonly readable: ReadableParts;
  readonly transcripts: number;
  readonly segments: number;
  /** Segments that are archived where they seem to be. */
  readonly moved: number;
  /** Segments that are archived without a place, since there are several. */
  readonly ambiguous: number;
}

/** How an archive is made. */
export interface MakingArchive {
  /** Of the program. */
  readonly version: string;
  /** Attributes that are left out, by name. */
  readonly without: readonly string[];
  readonly now: Date;
  /** Goes through work in pieces, and may give others time in between. */
  readonly run: <T>(steps: Steps<T>) => Promise<T>;
}

/** Makes an archive, and recomputes all its tables from it. @param corpus with all fields of segments */
export async function makeArchive(
  corpus: Corpus,
  { version, without, now, run }: MakingArchive,
): Promise<MadeArchive> {
  const said = { version, without, at: now.toISOString() };
  const archived = archiveStudy(corpus, said);
  const tables = await run(between(0, 0.5, sumsOf(archived.original)));
  const bytes = await zipArchive(archived, { ...said, tables });
  const verified = await verifyArchive(bytes, steps => run(between(0.5, 1, steps)));
  const isSame = ({ difference }: VerifiedTable) => difference === undefined;
  const same = verified.tables.filter(isSame).map(({ table }) => table);
  const { study, codebook, transcripts } = archived.original;
  return {
    bytes: same.length === tables.length ? bytes : await zipArchive(archived, { ...said, tables: same }),
    tables: same.length,
    different: verified.tables.filter(one => !isSame(one)).map(({ table }) => table.command),
    readable: readableParts(study, codebook.inOrder().length),
    transcripts: transcripts.length,
    segments: transcripts.reduce((sum, one) => sum + one.segments.length, 0),
    moved: archived.moved,
    ambiguous: archived.ambiguous,
  };
}

/** What came of recomputing an archive. */
export interface VerifiedArchive extends Pick<UnpackedArchive, 'manifest' | 'changed'> {
  readonly tables: readonly VerifiedTable[];
}

/** Recomputes all tables of an archive, in memory. @throws UnusableFile where it cannot be read */
export async function verifyArchive(bytes: Uint8Array, run: MakingArchive['run']): Promise<VerifiedArchive> {
  const { manifest, files, changed } = await unpackArchive(bytes);
  const { corpus, problems } = await readStudy(new MemoryFiles(files));
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) throw new UnusableFile(l10n.t('The study in it cannot be read. {0}', formatProblem(error)));
  return { manifest, changed, tables: await run(verifications(corpus, manifest.tables)) };
}

function* verifications(
  corpus: Corpus,
  tables: UnpackedArchive['manifest']['tables'],
): Steps<readonly VerifiedTable[]> {
  const verified: VerifiedTable[] = [];
  for (const [i, table] of tables.entries()) {
    verified.push(yield* between(i / tables.length, (i + 1) / tables.length, verifyTable(corpus, table)));
    yield verified.length / tables.length;
  }
  return verified;
}

/** Paths of an archive’s files that are not what they would be in an archive of a study. */
export function otherThanIn(
  corpus: Corpus,
  { manifest }: Pick<VerifiedArchive, 'manifest'>,
): readonly string[] {
  const { files } = archiveStudy(corpus, manifest);
  const archived = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const paths = new Set([...files.keys(), ...archived.keys()]);
  return [...paths].filter(path => {
    const text = files.get(path);
    return text === undefined || sha256Of(text) !== archived.get(path);
  });
}
