import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../core/base/result';
import { randomCharacters } from '../../core/codebook/codeId';
import type { PersonalKind } from '../../core/privacy/personalData';
import type { PseudonymPlan } from '../../core/pseudonyms/pseudonymPlan';
import { stringifyRecords } from '../../core/records/stringify';
import { decodeTranscript } from '../../core/text/decode';
import { encode } from '../bytes';
import type { FileReader } from '../fileStore';
import type { FileRewrite } from '../fileRewrite';

/** The log of what was replaced: kinds and numbers, and no words. */
export const PSEUDONYM_LOG = 'pseudonymised.json';

const LAYOUT = { fields: ['schema', 'runs'], lists: { runs: ['id', 'at', 'kinds', 'files'] } };

interface Log {
  readonly schema: number;
  readonly runs: readonly { readonly id: string }[];
}

/** The log with one run more. @param now ISO 8601 in UTC */
export async function withRun(
  store: FileReader,
  plan: PseudonymPlan,
  random: () => number,
  now: string,
): Promise<Result<FileRewrite>> {
  const before = await store.read(PSEUDONYM_LOG);
  const log = before ? parse(before) : { schema: 1, runs: [] };
  if (!log)
    return fail(
      l10n.t(
        '{0} is not a log of this version, so nothing can be added to it. Rename or remove it.',
        PSEUDONYM_LOG,
      ),
    );
  const files = plan.files.length;
  const run = { id: randomCharacters(12, random), at: now, kinds: kindsOf(plan), files };
  const after = encode(stringifyRecords({ ...log, runs: [...log.runs, run] }, LAYOUT));
  return ok({ from: PSEUDONYM_LOG, to: PSEUDONYM_LOG, before, after });
}

function kindsOf({ replacements, counts }: PseudonymPlan) {
  const kinds = new Map<PersonalKind, { words: number; places: number }>();
  for (const [i, { kind }] of replacements.entries()) {
    if (counts[i] === 0) continue;
    const { words, places } = kinds.get(kind) ?? { words: 0, places: 0 };
    kinds.set(kind, { words: words + 1, places: places + counts[i]! });
  }
  return Object.fromEntries(kinds);
}

function parse(bytes: Uint8Array): Log | undefined {
  try {
    const value = JSON.parse(decodeTranscript(bytes).text) as Log;
    const isLog = value.schema === 1 && value.runs.every(({ id }) => typeof id === 'string');
    return isLog ? value : undefined;
  } catch {
    return undefined;
  }
}
