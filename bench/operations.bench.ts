import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Result } from '../src/core/base/result';
import { deleteSeveral } from '../src/core/codebook/deleteSeveral';
import { mergeCodes } from '../src/core/codebook/mergeCode';
import { similarCodes } from '../src/core/codebook/similarCodes';
import { moveCodings } from '../src/core/coding/recode';
import { NodeFileStore } from '../src/node/nodeFileStore';
import { CodingAction } from '../src/study/codingUndo';
import { Study } from '../src/study/study';
import { LARGE, generateStudy } from './study/generate';
import type { Row } from './table/row';

const SIZE = { ...LARGE, coders: 1 } as const;
const GOAL = { unit: 's', most: 5 };

/** Merges codes of a large study, and moves the codings of as many codes as are in every file, back and again. */
export async function operations(print: (line: string) => void): Promise<readonly Row[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-bench-'));
  try {
    generateStudy(folder, SIZE);
    const study = await Study.open(new NodeFileStore(folder));
    const rows: Row[] = [];
    const measure = async (work: string, task: () => Promise<Result<unknown>>) => {
      const begin = performance.now();
      const before = process.cpuUsage();
      const result = await task();
      if (!result.ok) throw new Error(result.error);
      const value = (performance.now() - begin) / 1000;
      const { user, system } = process.cpuUsage(before);
      const processor = (user + system) / 1e6;
      print(`${work}: ${value.toFixed(2)} s, ${processor.toFixed(2)} s of the processor`);
      const figures = [
        { ...GOAL, value },
        { value: processor, unit: 's', of: 'of the processor' },
      ];
      rows.push({ work, figures });
    };
    const codes = [...study.codeCounts].sort(([, a], [, b]) => b - a).map(([id]) => id);
    const leaves = codes.filter(id => !study.codebook.isTheme(id));
    const [into, ...merged] = leaves.slice(0, 5);
    await measure('merging 5 codes', () =>
      study.changeTogether(
        { codebook: now => mergeCodes(now, merged, into!, { by: 'em', at: '2031-01-01T00:00:00Z' }) },
        new CodingAction('merge'),
      ),
    );
    const from = leaves.slice(5, 105);
    const to = leaves[105]!;
    const inFiles = new Set(
      from.flatMap(id => study.use.segmentsOf(study.codebook, id).map(one => one.transcript)),
    );
    const what = `moving the codings of 100 codes, in ${inFiles.size} files`;
    await measure(what, () => moveAll(study, from, to));
    await measure('undoing that', () => study.undo());
    await measure('doing it again', () => study.redo());
    const begin = performance.now();
    const { length } = similarCodes(study.codebook);
    print(`${length} groups of codes with like names: ${(performance.now() - begin).toFixed(0)} ms`);
    return rows;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function moveAll(study: Study, from: readonly string[], to: string): Promise<Result<unknown>> {
  const { codebook } = study;
  return study.changeTogether(
    {
      codebook: now => {
        const deleted = deleteSeveral(now, from, 'delete');
        return deleted.ok ? { ok: true, value: deleted.value.file } : deleted;
      },
      coding: study.transcripts.map(({ path: transcript }) => ({
        path: transcript,
        coder: 'em',
        operation: file => moveCodings(file, from, to, codebook),
      })),
    },
    new CodingAction('move'),
  );
}
