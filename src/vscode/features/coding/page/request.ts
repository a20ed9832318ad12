import * as l10n from '@vscode/l10n';
import type { ScopeOptions } from '../../../../core/studyFile/scopeOptions';

export const VIEW_TYPE = 'transcriptCoderPage';

/** What a coded view shows; kept when the window is reloaded. */
export interface PageRequest {
  /** Of the transcript. */
  readonly uri: string;
  readonly filters: ScopeOptions;
  /** Ids of the coders left and right. */
  readonly sides?: readonly [string, string] | undefined;
}

/** What its tab is called. */
export function titleOf(path: string): string {
  return l10n.t('Coded: {0}', path.slice(path.lastIndexOf('/') + 1));
}
