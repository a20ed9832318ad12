import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import type { Code, CodebookFile, MergedCode } from './code';
import type { Codebook } from './codebook';
import { sameJson } from '../records/sameJson';
import { nameKey } from './codeName';
import { moveCode } from './operations';

/** Texts of which both are kept. */
const TEXTS = ['description', 'include', 'exclude', 'example', 'memo'] as const;

/** Who has merged codes, and when. */
export interface MergeStamp {
  /** Id of the coder; undefined where nobody is known. */
  readonly by?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Merges several codes into one, as {@link mergeCode} does. @param ids one of them may be the one that stays */
export function mergeCodes(
  codebook: Codebook,
  ids: readonly string[],
  intoId: string,
  stamp: MergeStamp,
): Result<CodebookFile> {
  let now = codebook;
  for (const { id } of codebook.inOrder().filter(one => ids.includes(one.id) && one.id !== intoId)) {
    const merged = mergeCode(now, id, intoId, stamp);
    if (!merged.ok) return merged;
    now = now.with(merged.value);
  }
  return ok(now.file);
}

/**
 * Merges a code into another: codings of either count for that one from then on, and no coding file is written, since the
 * merged code leaves behind what it became. The other keeps its name, place and colour and gets the codes below the merged
 * one, fields that it lacks, and texts that are not its own. Fails where the other is below the code, where codes below
 * them have one name, or where both have a scale and not the same.
 * @param id of the code that is merged
 * @param intoId of the one that stays
 */
export function mergeCode(
  codebook: Codebook,
  id: string,
  intoId: string,
  stamp?: MergeStamp,
): Result<CodebookFile> {
  const code = codebook.get(id);
  const into = codebook.resolve(intoId);
  if (!code || !into) return fail(l10n.t('The codebook no longer has a code “{0}”.', code ? intoId : id));
  if (code.id === into.id) return fail(l10n.t('A code cannot be merged into itself.'));
  if (codebook.descendants(code.id).includes(into.id))
    return fail(l10n.t('“{0}” is below “{1}”. Move it elsewhere first.', into.name, code.name));
  const taken = new Set(codebook.children(into.id).map(({ name }) => nameKey(name)));
  const same = codebook.children(code.id).find(({ name }) => taken.has(nameKey(name)));
  if (same)
    return fail(
      l10n.t('Both have a code named “{0}” below them. Merge these first, or rename one.', same.name),
    );

  if (code.scale && into.scale && !sameJson(code.scale, into.scale))
    return fail(
      l10n.t('“{0}” and “{1}” have different scales. Give them the same one first.', code.name, into.name),
    );

  const moved = withChildren(codebook, code, into);
  if (!moved.ok) return moved;
  const { file } = moved.value;
  const codes = file.codes.map(one => {
    if (one.id === code.id) return mergedRecord(code, into, stamp);
    return one.id === into.id ? joined(one as Code, code) : one;
  });
  return ok({ ...file, codes: codes.sort((a, b) => byUnits(a.id, b.id)) });
}

function mergedRecord({ id, name }: Code, into: Code, stamp: MergeStamp | undefined): MergedCode {
  const { by, at } = stamp ?? {};
  return {
    id,
    name,
    mergedInto: into.id,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
}

function withChildren(codebook: Codebook, code: Code, into: Code): Result<Codebook> {
  let moved = codebook;
  for (const child of codebook.children(code.id)) {
    const result = moveCode(moved, child.id, { parent: into.id });
    if (!result.ok) return result;
    moved = moved.with(result.value);
  }
  return ok(moved);
}

function joined(
  into: Code,
  { parent: _, rank: _rank, color: _color, retired: _retired, ...code }: Code,
): Code {
  const texts = TEXTS.flatMap(field => {
    const both = [into[field], code[field]].filter(text => text !== undefined && text.trim() !== '');
    return both.length > 0 ? [[field, [...new Set(both)].join('\n\n')] as const] : [];
  });
  return { ...code, ...into, ...Object.fromEntries(texts) };
}
