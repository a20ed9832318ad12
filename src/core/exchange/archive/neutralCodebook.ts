import type { Code, CodebookFile, MergedCode } from '../../codebook/code';
import { isMerged } from '../../codebook/parents';
import type { NeutralNames } from './neutralNames';

/** The codebook of an archive: names of codes and code groups, the tree and the scales, but no definition, memo, query or rule. */
export function neutralCodebook({ schema, codes, groups }: CodebookFile, names: NeutralNames): CodebookFile {
  return {
    schema,
    codes: codes.map(code => neutralCode(code, names)),
    ...(groups
      ? {
          groups: groups.map(({ id, name, codes: members }) => ({
            id: names.codeGroup(id),
            name,
            codes: members.map(names.code),
          })),
        }
      : {}),
  };
}

function neutralCode(code: Code | MergedCode, names: NeutralNames): Code | MergedCode {
  if (isMerged(code)) return { id: names.code(code.id), mergedInto: names.code(code.mergedInto) };
  const { id, name, parent, color, rank, retired, scale } = code;
  return {
    id: names.code(id),
    name,
    ...(parent === undefined ? {} : { parent: names.code(parent) }),
    ...(color === undefined ? {} : { color }),
    ...(rank === undefined ? {} : { rank }),
    ...(retired ? { retired } : {}),
    ...(scale
      ? {
          scale:
            scale.kind === 'ordinal'
              ? { kind: scale.kind, values: scale.values }
              : { kind: scale.kind, min: scale.min, max: scale.max },
        }
      : {}),
  };
}
