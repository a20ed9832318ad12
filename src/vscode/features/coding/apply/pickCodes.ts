import * as l10n from '@vscode/l10n';
import type { Codebook } from '../../../../core/codebook/codebook';
import { askForCodes } from '../../../ui/codePicker';

/** What someone chose: codes, and the name of one to make. */
export interface PickedCodes {
  readonly codes: readonly string[];
  readonly create: string | undefined;
}

/**
 * Asks for codes: recent ones first, found by what is typed, several with Space or by mouse, a new one when the name is
 * new. Enter takes the ticked ones, and what is in focus when something was typed or nothing is ticked.
 * @param ticked ids of codes that are ticked at first
 */
export async function pickCodes(
  codebook: Codebook,
  options: {
    title: string;
    recent: readonly string[];
    ticked?: readonly string[];
    /** Segments of each code, where they are known. */
    counts?: ReadonlyMap<string, number>;
  },
): Promise<PickedCodes | undefined> {
  const rows = await askForCodes(codebook, {
    ...options,
    ticked: options.ticked ?? [],
    placeholder: l10n.t('Type to find or create a code; press Space to select several'),
    canCreate: true,
  });
  return (
    rows && {
      codes: rows.flatMap(row => row.code?.id ?? []),
      create: rows.find(row => row.create !== undefined)?.create,
    }
  );
}
