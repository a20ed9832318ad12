import { type IncomingStudy, studyOfProject } from '../../../../../src/core/exchange/projectIn/incomingStudy';
import { readTool } from '../../../../../src/core/exchange/toolsIn/readTool';
import { OWN_READING } from '../../../../../src/core/exchange/toolsIn/toolProject';

/** The study that a database becomes. @param wanted which of its projects */
export async function studyOf(bytes: Uint8Array, wanted?: string): Promise<IncomingStudy> {
  return studyOfProject(await readTool('theirs', bytes, wanted), { reading: OWN_READING });
}

/** Every coding in one line: transcript, coder, place, words, codes, memo. Places count without white space. */
export function codingLines({ study, codings, codebook, transcripts }: IncomingStudy): string[] {
  const names = new Map(codebook.codes.map(one => [one.id, one.name]));
  const coders = new Map(study.coders.map(({ id, name }) => [id, name]));
  return codings
    .flatMap(({ path, sidecar }) => {
      const { text } = transcripts.find(one => one.path === path)!;
      return sidecar.segments.map(({ start, end, codes, memo, key }) =>
        [
          ...[path, coders.get(sidecar.coder), squeezed(text.slice(0, start)).length],
          ...[
            squeezed(text.slice(start, end)),
            codes
              .map(id => names.get(id))
              .sort()
              .join(' + '),
          ],
          ...[...(memo ? [memo] : []), ...(key ? ['KEY'] : [])],
        ].join(' | '),
      );
    })
    .sort();
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The paths of codes, depth first, with what is said of them. */
export function codeLines({ codebook: { codes } }: IncomingStudy): string[] {
  const pathOf = (id: string): string => {
    const code = codes.find(one => one.id === id) as { name: string; parent?: string };
    return code.parent === undefined ? code.name : `${pathOf(code.parent)} / ${code.name}`;
  };
  return codes
    .map(one => {
      const { id, color, description, memo } = one as {
        readonly id: string;
        readonly color?: string;
        readonly description?: string;
        readonly memo?: string;
      };
      return [pathOf(id), color, description, memo].filter(part => part !== undefined).join(' | ');
    })
    .sort();
}
