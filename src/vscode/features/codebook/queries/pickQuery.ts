import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SavedQuery } from '../../../../core/codebook/code';
import { queryNamesOf, savedQuery } from '../../../../core/corpus/withQueries';
import { withNames } from '../../../../core/query/savedText';
import type { OpenStudy } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';
import { Refusal } from '../../../ui/failure';
import { requireStudy } from '../../../ui/requireStudy';
import type { CodebookNode } from '../codebookTree';

/** A query of a study. */
export interface QueryTarget {
  readonly openStudy: OpenStudy;
  readonly query: SavedQuery;
}

/** What a command is called with: a row of the view, a query's id or name, or nothing. */
export type QueryArgument = CodebookNode | string | undefined;

/** The query that is meant; asks when a command was called without one. */
export async function requireQuery(
  studies: Studies,
  argument: QueryArgument,
  title: string,
): Promise<QueryTarget | undefined> {
  const openStudy = typeof argument === 'object' ? argument.openStudy : requireStudy(studies);
  const { codebook, corpus } = openStudy.study;
  const wanted = typeof argument === 'object' ? argument.query?.id : argument;
  if (wanted !== undefined) {
    const query = savedQuery(codebook, wanted);
    if (!query) throw new Refusal(l10n.t('There is no query “{0}”.', wanted));
    return { openStudy, query };
  }
  const { queries = [] } = codebook.file;
  if (queries.length === 0) throw new Refusal(l10n.t('The codebook has no queries yet.'));
  const names = queryNamesOf(corpus);
  const items = queries.map(query => ({
    label: query.name,
    description: withNames(query.query, names),
    query,
  }));
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return picked && { openStudy, query: picked.query };
}
