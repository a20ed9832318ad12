import * as l10n from '@vscode/l10n';
import type { Result } from '../../base/result';
import { plainGuid } from '../guids';
import {
  type Incoming,
  type LooseCode,
  MAX_CODES,
  MAX_DEPTH,
  incomingOf,
  tooDeep,
  tooMany,
} from './incoming';
import { UnusableFile, readXml } from './readXml';

/**
 * Reads a codebook of REFI-QDA (`.qdc`), and that in a project file. Sets of codes are left out, which a note says.
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
  let sets = 0;
  let isCodebook = false;
  await readXml(xml, {
    open: (name, attributes) => {
      elements.push(name);
      if (name === 'CodeBook') isCodebook = true;
      if (name === 'Set') sets++;
      if (name !== 'Code' || !isCodebook || elements.includes('Sets')) return;
      if (codes.length >= MAX_CODES) throw new UnusableFile(tooMany());
      if (open.length >= MAX_DEPTH) throw new UnusableFile(tooDeep());
      codes.push({
        name: attributes['name'] ?? '',
        id: idOf(plainGuid(attributes['guid'] ?? '')),
        color: attributes['color'],
        parent: open.at(-1),
        line: codes.length + 1,
      });
      open.push(codes.length - 1);
    },
    text: text => {
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
    sets > 0 ? [l10n.t('Sets of codes are not imported: {0}.', sets)] : [],
  );
}
