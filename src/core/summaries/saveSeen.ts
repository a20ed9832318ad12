import * as l10n from '@vscode/l10n';
import { type Result, fail } from '../base/result';
import { type WrittenSummary, asWritten, isSamePlace, setSummary } from './operations';
import type { SummariesFile } from './summary';

/** What a person writes over what they have seen. */
export interface SeenSummary extends WrittenSummary {
  /** Their own summary as they saw it when they began; empty for none. */
  readonly base: string;
}

/** A coder's own summary in the file; empty without one. @param resolve the code that an id of a code means */
export function ownTextIn(
  file: SummariesFile,
  { place, by, id }: Pick<SeenSummary, 'place' | 'by' | 'id'>,
  resolve: (code: string) => string,
): string {
  const own = file.summaries.find(
    one => isSamePlace(one, place, resolve) && one.by === by && (id === undefined || one.id === id),
  );
  return own?.text ?? '';
}

/**
 * Writes a summary like {@link setSummary}, unless another one is there than the person has seen, as a second window or a pull
 * has written: then nothing is, and they have to look at both.
 */
export function saveSeen(
  file: SummariesFile,
  written: SeenSummary,
  resolve: (code: string) => string,
  random: () => number,
): Result<SummariesFile> {
  const now = asWritten(ownTextIn(file, written, resolve));
  // what was typed last may still have its white space
  if (now !== asWritten(written.base) && now !== asWritten(written.text))
    return fail(l10n.t('Not saved: this summary has been changed elsewhere meanwhile.'));
  return setSummary(file, written, resolve, random);
}
