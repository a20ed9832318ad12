import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { Corpus } from '../../../../src/core/corpus/corpus';
import { type OutgoingProject, projectOf } from '../../../../src/core/exchange/projectOut/projectOf';
import { qdpxFile } from '../../../../src/core/exchange/projectOut/qdpx';
import { outgoingStudy } from '../../../../src/study/outgoingStudy';
import { readStudy } from '../../../../src/study/readStudy';
import { MemoryFileStore } from '../../study/memoryFileStore';

/** A study, exported. */
export interface Exported {
  readonly corpus: Corpus;
  readonly outgoing: OutgoingProject;
  readonly bytes: Uint8Array;
  /** Name in the archive → text. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Exports the study that some files are. @param coders ids of those whose coding is exported */
export async function exported(
  files: Readonly<Record<string, Uint8Array | string>>,
  coders?: readonly string[],
): Promise<Exported> {
  const store = new MemoryFileStore(files);
  const { corpus, problems, study } = await readStudy(store);
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);
  const outgoing = projectOf(await outgoingStudy(store, corpus, study, coders));
  const { bytes } = await qdpxFile(outgoing);
  const entries = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]);
  return { corpus, outgoing, bytes, entries: Object.fromEntries(entries) };
}
