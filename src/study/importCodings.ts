import * as l10n from '@vscode/l10n';
import { hashedOf } from '../core/anchoring/anchors/hashedQuotes';
import { type Result, fail, ok } from '../core/base/result';
import { applyCodings } from '../core/exchange/codingsIn/applyCodings';
import type { CodingsPlan } from '../core/exchange/codingsIn/planCodings';
import { sameJson } from '../core/records/sameJson';
import { withRecords } from '../core/studyFile/namedRecords';
import { CodingAction } from './codingUndo';
import type { Study } from './study';

/**
 * Writes codings that come in, with their coders and new codes: all of it, or nothing.
 * @param now ISO 8601 in UTC
 */
export async function importCodings(
  study: Study,
  plan: CodingsPlan,
  now: string,
  random: () => number,
): Promise<Result<void>> {
  const { codebook, file } = study;
  const stamp = { created: now, hashed: hashedOf(file), random };
  const { newCoders, codings } = plan;
  const texts = new Map(study.transcripts.map(({ path, text }) => [path, text]));
  const written = await study.changeTogether(
    {
      ...(newCoders.length > 0
        ? {
            study: current => {
              const ids = new Set(current.coders.map(({ id }) => id));
              if (newCoders.some(({ id }) => ids.has(id))) return fail(changed('study.json'));
              return ok({ ...current, coders: withRecords(current.coders, newCoders) });
            },
          }
        : {}),
      ...(plan.codebook === codebook.file
        ? {}
        : {
            codebook: current =>
              sameJson(current.file, codebook.file) ? ok(plan.codebook) : fail(changed('codebook.json')),
          }),
      coding: codings.map(({ path, coder, segments }) => ({
        path,
        coder,
        operation: sidecar => applyCodings(sidecar, segments, texts.get(path)!, stamp),
      })),
    },
    new CodingAction(l10n.t('import of codings')),
  );
  return written.ok ? ok(undefined) : written;
}

function changed(name: string): string {
  return l10n.t('{0} has changed in the meantime. Please import again.', name);
}
