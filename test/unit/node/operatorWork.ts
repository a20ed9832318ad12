import { ok, type Result } from '../../../src/core/base/result';
import { deleteSeveral } from '../../../src/core/codebook/deleteSeveral';
import { mergeCodes } from '../../../src/core/codebook/mergeCode';
import { removeCodeEverywhere } from '../../../src/core/coding/operations';
import { moveCodings, recodeSegments } from '../../../src/core/coding/recode';
import { CodingAction } from '../../../src/study/codingUndo';
import type { Study } from '../../../src/study/study';
import type { CodingPart } from '../../../src/study/studyWriter';

/** What the program of operator.ts does to a study; `undo` and `redo` follow what they undo and redo. */
export const WORKS = ['merge', 'delete', 'move', 'split', 'undo', 'redo'] as const;

/** Ids of the codes that are merged, deleted or split, and of the one that stays. */
const [FROM, TO] = [['effort', 'strain'], 'ease'] as const;

/** Throws where it cannot be done. */
export async function workOn(study: Study, work: string): Promise<void> {
  if (work === 'undo' || work === 'redo') {
    await workOn(study, 'move');
    require(await study.undo());
    if (work === 'redo') require(await study.redo());
  } else if (work === 'merge') {
    const by = { by: 'nd', at: '2031-01-01T00:00:00Z' };
    const merge = new CodingAction('merge');
    require(await study.changeTogether({ codebook: now => mergeCodes(now, FROM, TO, by) }, merge));
  } else
    require(
      await study.changeTogether(
        { ...codebookOf(work), coding: codingOf(study, work) },
        new CodingAction(work),
      ),
    );
}

function codebookOf(work: string): object {
  if (work === 'split') return {};
  return {
    codebook: (now: Study['codebook']) => {
      const deleted = deleteSeveral(now, FROM, 'delete');
      return deleted.ok ? ok(deleted.value.file) : deleted;
    },
  };
}

function codingOf({ codebook, transcripts }: Study, work: string): readonly CodingPart[] {
  const recoding = { remove: [FROM[0]], add: [TO], isReplacement: true };
  const operations: Readonly<Record<string, CodingPart['operation']>> = {
    delete: file => removeCodeEverywhere(file, FROM),
    move: file => moveCodings(file, FROM, TO, codebook),
    // every other segment
    split: file =>
      recodeSegments(
        file,
        file.segments.flatMap(({ id }, i) => (i % 2 === 0 ? id : [])),
        recoding,
        codebook,
      ),
  };
  return transcripts.map(({ path }) => ({ path, coder: 'nd', operation: operations[work]! }));
}

function require(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.error);
}
