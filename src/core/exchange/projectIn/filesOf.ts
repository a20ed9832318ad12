import { stringifyCodebook } from '../../codebook/parseCodebook';
import { stringifySidecar } from '../../coding/parseSidecar';
import { sidecarPath } from '../../coding/sidecarName';
import { stringifyStudy } from '../../studyFile/parseStudy';
import type { IncomingStudy } from './incomingStudy';
import type { TextFile } from './memosIn';

/** A project as the files of a new study. */
export function filesOf({
  study,
  codebook,
  transcripts,
  codings,
  memos,
}: IncomingStudy): readonly TextFile[] {
  const { schema: _, codes, ...lists } = codebook;
  const hasCodebook = codes.length > 0 || Object.keys(lists).length > 0;
  return [
    ...transcripts,
    ...memos,
    ...(hasCodebook ? [{ path: 'codebook.json', text: stringifyCodebook(codebook) }] : []),
    ...codings.map(({ path, sidecar }) => ({
      path: sidecarPath(path, sidecar.coder),
      text: stringifySidecar(sidecar),
    })),
    { path: 'study.json', text: stringifyStudy(study) },
  ];
}
