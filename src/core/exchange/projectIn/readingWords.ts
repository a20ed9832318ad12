import * as l10n from '@vscode/l10n';
import { visible } from '../../base/visible';
import type { Candidate } from './chooseReading';
import { readingName } from './positions';
import type { SourceIn } from './sourcesIn';

/** How the positions of a source are read, and how well that fits; undefined where there is nothing to find out. */
export function readingWords({ path, source, reading, isOurs }: SourceIn): string | undefined {
  if (source.selections.length === 0 || isOurs) return undefined;
  const { chosen, candidates } = reading;
  const { hits, of } = chosen;
  const name = visible(path);
  if (candidates.length === 1)
    return l10n.t('{0}: all ways of counting positions agree; {1} of {2} ends fit words.', name, hits, of);
  return l10n.t('{0}: positions read as {1}; {2} of {3} ends fit words.', name, nameOf(chosen), hits, of);
}

/** A source of which it is not clear how its positions are to be read, with what comes into question. */
export function unclearWords({ path, reading }: SourceIn): string {
  const found = reading.candidates.map(one => l10n.t('{0}: {1} of {2}', nameOf(one), one.hits, one.of));
  return `${visible(path)} (${found.join('; ')})`;
}

/** The likeliest of the readings that come to the same. */
function nameOf({ readings }: Candidate): string {
  return readingName(readings[0]!);
}
