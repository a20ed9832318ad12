import assert from 'node:assert/strict';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { ok } from '../../../src/core/base/result';
import { deleteSeveral } from '../../../src/core/codebook/deleteSeveral';
import { addSegment, removeCodeEverywhere } from '../../../src/core/coding/operations';
import { moveCodings } from '../../../src/core/coding/recode';
import { textVersion } from '../../../src/core/text/textVersion';
import { CodingAction } from '../../../src/study/codingUndo';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier, then hard again.\n';
const VERSION = textVersion(TEXT);
export const CODES = ['effort', 'ease', 'hope'];
export const COUNT = 4;
export const PATHS = Array.from({ length: COUNT }, (_, i) => `${i}.txt`);

/** Codes of each segment, by transcript. */
export type Coded = readonly (readonly (readonly string[])[])[];

/** A study of one coder. */
export async function makeDisk(segments: Coded): Promise<MemoryFileStore> {
  const disk = new MemoryFileStore({
    'study.json': '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}',
    ...Object.fromEntries(PATHS.map(path => [path, TEXT])),
  });
  const study = await Study.open(disk);
  await study.changeCodebook(({ file }) =>
    ok({ ...file, codes: [...CODES].sort().map(id => ({ id, name: id.toUpperCase(), memo: `of ${id}` })) }),
  );
  for (const [t, all] of segments.entries())
    for (const [i, codes] of all.entries()) {
      const span = { start: 22 + 3 * i, end: 26 + 3 * i };
      const id = `s${t}${i}`;
      const segment = captureSegment({
        id,
        text: TEXT,
        version: VERSION.id,
        span,
        codes,
        created: '2030-01-01T00:00:00Z',
      });
      const made = await study.changeSidecar(PATHS[t]!, 'nd', file => addSegment(file, segment, VERSION));
      assert.ok(made.ok);
    }
  return disk;
}

/** Deletes a code; its codings go, or become those of another one. */
export async function deleteCode(study: Study, id: string, to: string | undefined) {
  const { codebook } = study;
  return study.changeTogether(
    {
      codebook: now => {
        const deleted = deleteSeveral(now, [id], 'delete');
        return deleted.ok ? ok(deleted.value.file) : deleted;
      },
      coding: PATHS.map(path => ({
        path,
        coder: 'nd',
        operation: file =>
          to === undefined ? removeCodeEverywhere(file, [id]) : moveCodings(file, [id], to, codebook),
      })),
    },
    new CodingAction(`delete “${id}”`),
  );
}
