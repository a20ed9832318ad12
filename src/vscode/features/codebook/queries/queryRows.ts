import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import type { Result } from '../../../../core/base/result';
import type { SavedQuery } from '../../../../core/codebook/code';
import { queryNamesOf } from '../../../../core/corpus/withQueries';
import { areRegexesLoaded } from '../../../../core/matching/regexMatcher';
import type { QueryProblem } from '../../../../core/query/query';
import { withNames } from '../../../../core/query/savedText';
import { type PassageCount, countPassages } from '../../../../core/report/queryPlaces';
import type { OpenStudy } from '../../../session/openStudy';
import { colorIcon } from '../../../ui/icons';
import { asMarkdown } from '../../../ui/markdown';

/** The row above the queries of a study. */
export function queriesItem(openStudy: OpenStudy): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('Queries'), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `${openStudy.root.toString()}?queries`;
  item.iconPath = new vscode.ThemeIcon('filter');
  item.contextValue = 'queries';
  return item;
}

/** The row of a query, with the number of its passages, or with what is wrong with it. */
export function queryItem(openStudy: OpenStudy, query: SavedQuery): vscode.TreeItem {
  const { study } = openStudy;
  const item = new vscode.TreeItem(query.name);
  const text = withNames(query.query, queryNamesOf(study.corpus));
  const count = countOf(openStudy, query);
  const said = !count ? '' : count.ok ? counted.passages(count.value.passages) : count.error.message;
  item.id = `${openStudy.root.toString()}?${query.id}`;
  item.description = !count ? '' : count.ok ? String(count.value.passages) : l10n.t('cannot be asked');
  item.iconPath =
    count && !count.ok
      ? new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'))
      : query.color
        ? colorIcon(query.color, 'code')
        : new vscode.ThemeIcon('filter');
  item.contextValue = 'query';
  item.tooltip = new vscode.MarkdownString()
    .appendMarkdown(`**${asMarkdown(query.name)}**  \n`)
    .appendMarkdown(asMarkdown(said))
    .appendMarkdown('\n\n')
    .appendCodeblock(text, 'plaintext')
    .appendMarkdown(asMarkdown(query.description ?? ''));
  item.accessibilityInformation = { label: l10n.t('Query {0}, {1}', query.name, said) };
  item.command = {
    command: 'transcriptCoder.showQueryPassages',
    title: l10n.t('Show Passages of Query'),
    arguments: [{ openStudy, query }],
  };
  return item;
}

/** Nothing until regular expressions, which it may have, are loaded. */
function countOf(
  { study }: OpenStudy,
  { query }: SavedQuery,
): Result<PassageCount, QueryProblem> | undefined {
  return areRegexesLoaded() ? countPassages(study.corpus, query) : undefined;
}
