import type { Code } from '../../codebook/code';
import type { Codebook } from '../../codebook/codebook';
import { membersOf } from '../../codebook/codeGroups';
import { isMerged } from '../../codebook/parents';
import { guidFor, guidOf } from '../guids';
import { codeDescription } from '../project/codeDescription';
import type { RefiCode, RefiSet, RefiText } from '../project/refiProject';
import { SHOWN, type Supplemented, without } from '../project/supplement';
import { isMemo, noteOf } from './outgoing';

/** The codebook as a project has it. */
export interface CodesOut {
  readonly codes: readonly RefiCode[];
  readonly notes: readonly RefiText[];
  readonly sets: readonly RefiSet[];
}

/**
 * Codes, their memos and code groups.
 * @param used ids of the codes that are on some segment: a theme that is on none only holds others together
 * @param noteRefs GUIDs of other notes on a code, by its id
 */
export function codesOut(
  codebook: Codebook,
  used: ReadonlySet<string>,
  noteRefs: ReadonlyMap<string, readonly string[]>,
): CodesOut {
  const codes = codebook.inOrder();
  return {
    codes: codes.map(code => codeOut(codebook, code, used, noteRefs.get(code.id) ?? [])),
    notes: codes.flatMap(({ id, memo }) => (isMemo(memo) ? [noteOf(memo, { guid: memoGuid(id) })] : [])),
    sets: (codebook.file.groups ?? []).map(group => ({
      guid: guidFor('code group', group.id), // not for the catalogue
      name: group.name,
      description: group.description,
      codes: membersOf(codebook, group).map(({ id }) => guidOf(id)),
      sources: [],
      notes: [],
    })),
  };
}

function codeOut(
  codebook: Codebook,
  code: Code,
  used: ReadonlySet<string>,
  noteRefs: readonly string[],
): RefiCode {
  const parent = codebook.parentOf(code.id);
  return {
    guid: guidOf(code.id),
    name: code.name,
    parent: parent && guidOf(parent.id),
    isCodable: used.has(code.id) || !codebook.isTheme(code.id),
    color: codebook.color(code.id),
    description: codeDescription(code),
    noteRefs: [...(isMemo(code.memo) ? [memoGuid(code.id)] : []), ...noteRefs],
  };
}

function memoGuid(code: string): string {
  return guidFor('memo', 'code', code);
}

/** What the standard has no place for: of codes, and merged ones as a whole. */
export function codesBeside(codebook: Codebook): readonly Supplemented[] {
  return codebook.file.codes.map(code => {
    if (isMerged(code)) return code as unknown as Supplemented;
    const fields = without(code, ['id', 'name', ...(isMemo(code.memo) ? ['memo'] : [])]);
    const shown = code.color === undefined ? { [SHOWN]: codebook.color(code.id) } : {};
    return { id: code.id, ...fields, ...shown };
  });
}

/** The same of code groups. */
export function codeGroupsBeside(codebook: Codebook): readonly Supplemented[] {
  return (codebook.file.groups ?? []).map(group => ({
    id: group.id,
    ...without(group, ['id', 'name', ...(group.description ? ['description'] : [])]),
  }));
}
