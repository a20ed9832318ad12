import * as l10n from '@vscode/l10n';
import { Refusal } from './failure';
import { STILL_READING } from '../../study/restOfStudy';
import { type OpenStudy, type OpeningStudy, isWhole } from '../session/openStudy';
import type { Studies } from '../session/studies';

/** The study that a command is about when it names none. @throws Refusal where there is none */
export function requireStudy(studies: Studies): OpenStudy {
  return requireWhole(requireBegun(studies));
}

/** The same, of which some transcripts may not be read yet. @throws Refusal where there is none */
export function requireBegun({ current }: Studies): OpeningStudy {
  if (!current) throw new Refusal(l10n.t('There is no study in this workspace yet.'));
  return current;
}

/**
 * A study that a command is about, which needs all of it. Commands wait until all studies are read; one that has come only
 * since may not be. @throws Refusal then
 */
export function requireWhole(openStudy: OpeningStudy): OpenStudy {
  if (!isWhole(openStudy)) throw new Refusal(STILL_READING());
  return openStudy;
}
