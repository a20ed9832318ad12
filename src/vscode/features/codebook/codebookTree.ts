import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownDay } from '../../../core/base/figures';
import { naturalOrder } from '../../../core/base/compare';
import { counted, enumerate } from '../../../core/base/phrases';
import { cutMiddle, textWidth } from '../../../core/report/chart/textWidth';
import { scaleText } from '../../../core/codebook/editScale';
import { asMarkdown } from '../../ui/markdown';
import type { Code, CodeGroup, SavedQuery } from '../../../core/codebook/code';
import { colorIcon } from '../../ui/icons';
import type { OpenStudy } from '../../session/openStudy';
import type { NumberKeys } from '../../session/numberKeys';
import type { Studies } from '../../session/studies';
import { codeGroups, groupAsCode, membersOf } from '../../../core/codebook/codeGroups';
import { asMember, groupItem, groupsItem } from './groups/groupRows';
import { queriesItem, queryItem } from './queries/queryRows';
import { numberMark } from '../../ui/numberMark';

/**
 * A row of the codebook view: a code, a code group, a code in a group (which then has both), a query, the row above groups or
 * queries, or a study when the workspace has several.
 */
export type CodebookNode = {
  readonly openStudy: OpenStudy;
  readonly code?: Code;
  readonly group?: CodeGroup;
  readonly isGroups?: true;
  readonly query?: SavedQuery;
  readonly isQueries?: true;
};

export const CODEBOOK_WIDTH = 'transcriptCoder.codebookWidth';
/** Of the letters in a tree, in pixels; VS Code has no setting for it. */
const FONT_SIZE = 13;
/** What stands beside names in a row: the arrow, the icon, margins, and an icon to click when one points at it; in pixels. */
const AROUND = 84;
/** By what a level is moved in, in pixels, unless the user wants more. */
const INDENT = 8;
/** So many merged codes are named in a hover. */
const MAX_MERGED = 10;
/** Names are never cut to less than this many pixels. */
const MIN_NAME = 80;

/** The codebooks as a tree: themes with their codes, each with its number of segments. */
export class CodebookTree implements vscode.TreeDataProvider<CodebookNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly counts = new Map<OpenStudy, Map<string, number>>();
  private readonly groupCounts = new Map<OpenStudy, Map<string, number>>();

  constructor(
    private readonly studies: Studies,
    private readonly numberKeys: NumberKeys,
  ) {}

  refresh(): void {
    this.counts.clear();
    this.groupCounts.clear();
    this.changed.fire();
  }

  getChildren(node?: CodebookNode): CodebookNode[] {
    if (!node) {
      const { all } = this.studies;
      return all.length > 1
        ? all.map(openStudy => ({ openStudy }))
        : all.flatMap(openStudy => this.getChildren({ openStudy }));
    }
    const { openStudy } = node;
    const { codebook } = openStudy.study;
    const { queries = [] } = codebook.file;
    if (node.query || (node.group && node.code)) return [];
    if (node.isQueries) return inOrder(queries).map(query => ({ openStudy, query }));
    const groups = codeGroups(codebook);
    if (node.isGroups) return groups.map(group => ({ openStudy, group }));
    const { group } = node;
    if (group) return membersOf(codebook, group).map(code => ({ openStudy, code, group }));
    const codes = node.code ? codebook.children(node.code.id) : codebook.roots();
    return [
      ...codes.map(code => ({ openStudy, code })),
      ...(!node.code && groups.length > 0 ? [{ openStudy, isGroups: true as const }] : []),
      ...(!node.code && queries.length > 0 ? [{ openStudy, isQueries: true as const }] : []),
    ];
  }

  getParent({ openStudy, code, group, isGroups, query, isQueries }: CodebookNode): CodebookNode | undefined {
    if (query) return { openStudy, isQueries: true };
    if (group) return code ? { openStudy, group } : { openStudy, isGroups: true };
    if (!code && !isQueries && !isGroups) return undefined;
    const parent = code && openStudy.study.codebook.parentOf(code.id);
    if (parent) return { openStudy, code: parent };
    return this.studies.all.length > 1 ? { openStudy } : undefined;
  }

  getTreeItem({ openStudy, code, group, isGroups, query, isQueries }: CodebookNode): vscode.TreeItem {
    if (query) return queryItem(openStudy, query);
    if (group && code) return asMember(this.codeItem(openStudy, code), openStudy, group);
    if (group) return groupItem(openStudy, group, this.groupCount(openStudy, group));
    if (isGroups) return groupsItem(openStudy);
    if (isQueries) return queriesItem(openStudy);
    return code ? this.codeItem(openStudy, code) : studyItem(openStudy);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private codeItem(openStudy: OpenStudy, code: Code): vscode.TreeItem {
    const { codebook } = openStudy.study;
    const kind = codebook.isTheme(code.id) ? 'theme' : 'code';
    const count = this.countsOf(openStudy).get(code.id) ?? 0;
    const isTwin = codebook.isTwin(code.id);
    const number = this.numberKeys.byCode(openStudy).get(code.id);
    const mark = number ? `  ${numberMark(number)}` : '';
    const isRetired = code.retired === true;
    const remarks = [isTwin ? l10n.t('duplicate name') : '', isRetired ? l10n.t('retired') : ''];
    const description = [String(count), ...remarks.filter(Boolean)].join(' · ') + mark;
    const item = new vscode.TreeItem(
      cutName(code.name, codebook.path(code.id).length - 1, description),
      kind === 'theme' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
    );
    item.id = `${openStudy.root.toString()}#${code.id}`;
    item.description = description;
    item.iconPath = colorIcon(codebook.color(code.id), kind, isRetired);
    item.contextValue = isRetired ? `${kind}-retired` : kind;
    item.tooltip = tooltip(openStudy, code, count, isTwin);
    const segments = counted.segments(count);
    const said = [segments, ...remarks, number ? l10n.t('{0} key', number) : ''].filter(Boolean);
    item.accessibilityInformation = {
      label:
        kind === 'theme'
          ? l10n.t('Theme {0}, {1}', code.name, said.join(', '))
          : l10n.t('Code {0}, {1}', code.name, said.join(', ')),
    };
    item.command = {
      command: 'transcriptCoder.showSegments',
      title: l10n.t('Show Segments of Code'),
      arguments: [{ openStudy, code }],
    };
    return item;
  }

  private groupCount(openStudy: OpenStudy, group: CodeGroup): number {
    const { study } = openStudy;
    let counts = this.groupCounts.get(openStudy);
    if (!counts) this.groupCounts.set(openStudy, (counts = study.groupCounts));
    return counts.get(groupAsCode(study.codebook, group).code.id) ?? 0;
  }

  private countsOf(openStudy: OpenStudy): Map<string, number> {
    let counts = this.counts.get(openStudy);
    if (!counts) this.counts.set(openStudy, (counts = openStudy.study.codeCounts));
    return counts;
  }
}

function inOrder(queries: readonly SavedQuery[]): readonly SavedQuery[] {
  return [...queries].sort((a, b) => naturalOrder(a.name, b.name));
}

/** A name that leaves room for what is said beside it: VS Code shows nothing of that beside a name that is too long. */
function cutName(name: string, level: number, description: string): string {
  const width = vscode.workspace.getConfiguration().get<number>(CODEBOOK_WIDTH, 300);
  if (width <= 0) return name;
  const room = width - AROUND - INDENT * level - textWidth(description, FONT_SIZE);
  return cutMiddle(name, Math.max(room, MIN_NAME), FONT_SIZE);
}

function studyItem(openStudy: OpenStudy): vscode.TreeItem {
  const item = new vscode.TreeItem(
    openStudy.study.file?.name ?? openStudy.root.path,
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = openStudy.root.toString();
  item.description = vscode.workspace.asRelativePath(openStudy.root);
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'study';
  return item;
}

function tooltip({ study }: OpenStudy, code: Code, count: number, isTwin: boolean): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text
    .appendMarkdown('**')
    .appendMarkdown(asMarkdown(study.codebook.path(code.id).join(' › ')))
    .appendMarkdown('**  \n');
  text.appendMarkdown(asMarkdown(counted.segments(count)));
  const { description, include, exclude, example, scale, memo } = code;
  const paragraphs = [
    isTwin &&
      l10n.t(
        'Another code here has the same name. They are counted and compared as two. Merge them, or rename one.',
      ),
    description,
    include && l10n.t('Include: {0}', include),
    exclude && l10n.t('Exclude: {0}', exclude),
    example && l10n.t('Example: {0}', example),
    scale && l10n.t('Scale: {0}', scaleText(scale)),
    memo && l10n.t('Memo: {0}', memo),
    code.retired && l10n.t('Retired: it is counted, and not offered any more.'),
    mergedLine(study, code),
  ];
  for (const paragraph of paragraphs) {
    if (paragraph) text.appendMarkdown('\n\n').appendMarkdown(asMarkdown(paragraph));
  }
  return text;
}

/** What was merged into a code, by whom and when. */
function mergedLine({ codebook, file }: OpenStudy['study'], { id }: Code): string | undefined {
  const merged = codebook.file.codes.flatMap(one =>
    'mergedInto' in one && one.mergedInto === id ? [one] : [],
  );
  const names = merged.slice(0, MAX_MERGED).map(({ id: was, name, by, at }) => {
    const who = by === undefined ? undefined : (file?.coders.find(coder => coder.id === by)?.name ?? by);
    const how = [who, at && shownDay(at.slice(0, 10))].filter(Boolean).join(', ');
    return how === '' ? (name ?? was) : `${name ?? was} (${how})`;
  });
  return names.length === 0 ? undefined : l10n.t('Merged into it: {0}', enumerate(names));
}
