import * as l10n from '@vscode/l10n';
import { byName } from '../core/base/compare';
import type { FileProblem } from '../core/base/problem';
import { parseSidecarPath } from '../core/coding/sidecarName';
import type { Walk } from './walk';

/** Transcripts, each once. */
export interface OnceEach {
  readonly paths: readonly string[];
  /** Other paths of these, by links. */
  readonly aliases: ReadonlySet<string>;
  /** A note on each alias. */
  readonly notes: readonly FileProblem[];
}

/**
 * Of several paths of one transcript, which links make, the one beside which its coding files are; else its own, else
 * the first.
 */
export function onceEach(transcripts: readonly string[], { files, links }: Walk): OnceEach {
  const coded = new Set(files.flatMap(file => parseSidecarPath(file)?.transcript ?? []));
  const byFile = new Map<string, string>();
  const rank = (path: string) => (coded.has(path) ? 0 : links.has(path) ? 2 : 1);
  for (const path of [...transcripts].sort((a, b) => rank(a) - rank(b) || byName(a, b))) {
    const real = links.get(path) ?? path;
    if (!byFile.has(real)) byFile.set(real, path);
  }
  const paths = transcripts.filter(path => byFile.get(links.get(path) ?? path) === path);
  const aliases = transcripts.filter(path => byFile.get(links.get(path) ?? path) !== path);
  return {
    paths,
    aliases: new Set(aliases),
    notes: aliases.map(path => sameTranscript(path, byFile.get(links.get(path) ?? path)!)),
  };
}

function sameTranscript(path: string, of: string): FileProblem {
  const message = l10n.t(
    'A link makes this the same transcript as “{0}”. It counts once, under that name.',
    of,
  );
  return { path, line: 1, severity: 'info', code: 'same-transcript', message };
}
