import * as l10n from '@vscode/l10n';
import type { Result } from '../../base/result';
import { plainGuid } from '../guids';
import {
  type Incoming,
  type IncomingGroup,
  type LooseCode,
  MAX_CODES,
  MAX_DEPTH,
  incomingOf,
  tooDeep,
  tooMany,
} from './incoming';
import { UnusableFile, readXml } from './readXml';

/**
 * Reads a codebook of REFI-QDA (`.qdc`), and that in a project file. Sets of codes are code groups; sets of anything else, and
 * codes that a set names and the file lacks, are left out.
 * @param idOf the id of the code that a GUID stands for, where it is one of ours
 * @throws UnusableFile
 */
export async function readQdc(
  xml: string,
  idOf: (guid: string) => string | undefined,
): Promise<Result<Incoming>> {
  const codes: (LooseCode & { description?: string })[] = [];
  const open: number[] = [];
  const elements: string[] = [];
  const sets: (IncomingGroup & { readonly codes: number[]; description?: string })[] = [];
  const byGuid = new Map<string, number>();
  let lost = 0;
  let isCodebook = false;
  await readXml(xml, {
    open: (name, attributes) => {
      elements.push(name);
      if (name === 'CodeBook') isCodebook = true;
      if (name === 'Set')
        sets.push({ name: attributes['name'] ?? '', id: idOf(guidIn(attributes)), codes: [] });
      // codebooks say `guid`, projects `targetGUID`
      if (name === 'MemberCode') {
        const code = byGuid.get(guidIn(attributes, 'targetGUID'));
        if (code === undefined) lost++;
        else sets.at(-1)?.codes.push(code);
      }
      if (name !== 'Code' || !isCodebook || elements.includes('Sets')) return;
      if (codes.length >= MAX_CODES) throw new UnusableFile(tooMany());
      if (open.length >= MAX_DEPTH) throw new UnusableFile(tooDeep());
      byGuid.set(guidIn(attributes), codes.length);
      codes.push({
        name: attributes['name'] ?? '',
        id: idOf(guidIn(attributes)),
        color: attributes['color'],
        parent: open.at(-1),
        line: codes.length + 1,
      });
      open.push(codes.length - 1);
    },
    text: text => {
      const set = elements.at(-1) === 'Description' && elements.at(-2) === 'Set' ? sets.at(-1) : undefined;
      if (set) set.description = (set.description ?? '') + text;
      const at = open.at(-1);
      if (at === undefined || elements.at(-1) !== 'Description' || elements.at(-2) !== 'Code') return;
      codes[at] = { ...codes[at]!, description: (codes[at]!.description ?? '') + text };
    },
    close: name => {
      elements.pop();
      if (name === 'Code' && !elements.includes('Sets')) open.pop();
    },
  });
  return incomingOf(
    codes.map(code => (code.description?.trim() ? code : { ...code, description: undefined })),
    lost > 0 ? [l10n.t('Codes of sets that are not in the file: {0}.', lost)] : [],
    // sets may be of sources or notes
    sets.filter(set => set.codes.length > 0),
  );
}

function guidIn(attributes: Readonly<Record<string, string>>, name = 'guid'): string {
  return plainGuid(attributes[name] ?? attributes['guid'] ?? '');
}
