import type { Given } from '../../../core/analyses/kit/parameters';
import type { ScopeOptions } from '../../../core/studyFile/scopeOptions';
import { panelAnalysis } from './panelAnalysis';

/** What a report panel shows; kept when the window is reloaded. */
export interface ReportRequest {
  /** Of the study's folder. */
  readonly root: string;
  /** Id of the analysis. */
  readonly analysis: string;
  readonly scope: ScopeOptions;
  /** The analysis' parameters that are not as by default. */
  readonly options: Given;
  /** Its name in study.json, as long as nothing was changed. */
  readonly pinned?: string | undefined;
}

/** What its tab is called. */
export function titleOf({ pinned, analysis }: ReportRequest): string {
  return pinned ?? panelAnalysis(analysis)?.title ?? analysis;
}
