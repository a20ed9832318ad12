import * as l10n from '@vscode/l10n';
import type { Code } from '../../../core/codebook/code';
import { topmost } from '../../../core/codebook/rearrange';
import { Refusal } from '../../ui/failure';
import { requireStudy } from '../../ui/requireStudy';
import { askForCode } from '../../ui/codePicker';
import type { OpenStudy } from '../../session/openStudy';
import type { Studies } from '../../session/studies';
import type { CodebookNode } from './codebookTree';

/** A code of a study. */
export interface CodeTarget {
  readonly openStudy: OpenStudy;
  readonly code: Code;
}

/** Codes of a study: one or more. */
export interface CodesTarget {
  readonly openStudy: OpenStudy;
  readonly codes: readonly Code[];
}

/** What a command is called with: a row of the view, a code's id, name or path, or nothing. */
export type CodeArgument = CodebookNode | string | undefined;

/** The code that is meant; asks when a command was called without one. */
export async function requireCode(
  studies: Studies,
  argument: CodeArgument,
  title: string,
  isOffered?: (code: Code) => boolean,
): Promise<CodeTarget | undefined> {
  const openStudy = studyOf(studies, argument);
  const { codebook } = openStudy.study;
  if (typeof argument === 'object' && argument.code) {
    const code = codebook.get(argument.code.id);
    if (!code) throw new Refusal(l10n.t('This code is no longer in the codebook.'));
    return { openStudy, code };
  }
  if (typeof argument === 'string') {
    const code = codebook.find(argument);
    if (!code) throw new Refusal(l10n.t('The codebook has no code “{0}”.', argument));
    return { openStudy, code };
  }
  if (codebook.inOrder().length === 0) throw new Refusal(l10n.t('The codebook has no codes yet.'));
  const picked = await askForCode(codebook, { title, ...(isOffered ? { isOffered } : {}) });
  return picked && { openStudy, code: picked };
}

/**
 * The codes that are meant: those of all rows of one study, or the one that is chosen when there is none.
 * @param rows one or more; rows of studies and of other studies than the first are left out
 */
export async function requireCodes(
  studies: Studies,
  rows: readonly CodeArgument[],
  title: string,
  isOffered?: (code: Code) => boolean,
): Promise<CodesTarget | undefined> {
  const given = rows.filter(row => row !== undefined && (typeof row === 'string' || row.code));
  const targets: CodeTarget[] = [];
  for (const row of given.length > 0 ? given : rows.slice(0, 1)) {
    const target = await requireCode(studies, row, title, isOffered);
    if (target && target.openStudy === (targets[0] ?? target).openStudy) targets.push(target);
  }
  const [first] = targets;
  return first && { openStudy: first.openStudy, codes: targets.map(({ code }) => code) };
}

/** Without those that go with another one. */
export function topmostOf({ openStudy, codes }: CodesTarget): CodesTarget {
  return {
    openStudy,
    codes: topmost(
      openStudy.study.codebook,
      codes.map(({ id }) => id),
    ),
  };
}

/** The study that is meant: that of the row, else the current one. */
export function studyOf(studies: Studies, argument: CodeArgument): OpenStudy {
  return typeof argument === 'object' ? argument.openStudy : requireStudy(studies);
}
