import * as l10n from '@vscode/l10n';
import type { Code } from '../../../../core/codebook/code';
import type { Codebook } from '../../../../core/codebook/codebook';
import { type CodeGroup, askForCodes } from '../../../ui/codePicker';
import type { TypedAhead } from '../../../ui/typedAhead';

/** What someone chose: codes, and the names of those to make. */
export interface PickedCodes {
  readonly codes: readonly string[];
  readonly create: readonly string[];
}

/**
 * Asks for codes: recent ones first, found by what is typed, several with Tab, a comma or by mouse, new ones when the name is
 * new. Enter takes the ticked ones, and what is in focus when something was typed or nothing is ticked.
 * @param ticked ids of codes that are ticked at first
 */
export async function pickCodes(
  codebook: Codebook,
  options: {
    title: string;
    recent?: readonly string[];
    groups?: readonly CodeGroup[];
    ticked?: readonly string[];
    /** Segments of each code, where they are known. */
    counts?: ReadonlyMap<string, number>;
    numbers?: ReadonlyMap<string, number>;
    typedAhead?: TypedAhead;
    onFocus?: (code: Code) => void;
  },
): Promise<PickedCodes | undefined> {
  const rows = await askForCodes(codebook, {
    ...options,
    ticked: options.ticked ?? [],
    placeholder: l10n.t('Find or create a code; Tab or comma adds another'),
    canCreate: true,
    hidesRetired: true,
  });
  return (
    rows && {
      codes: rows.flatMap(row => row.code?.id ?? []),
      create: rows.flatMap(row => row.create ?? []),
    }
  );
}
