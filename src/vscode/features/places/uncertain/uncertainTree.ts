import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../../core/base/phrases';
import { CONSENSUS } from '../../../../core/coding/sidecarName';
import type { Span } from '../../../../core/text/span';
import { coderName } from '../../../ui/coderName';
import { asMarkdown, shortQuote } from '../../../ui/markdown';
import type { OpeningStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import type { KeptOrphans } from './keptOrphans';
import {
  UNCERTAIN_STATES,
  type UncertainSegment,
  type UncertainSegments,
  type UncertainState,
} from './uncertainSegments';

/** Segments of one kind. */
export interface KindNode {
  readonly kind: UncertainState | 'kept';
  readonly of: readonly UncertainSegment[];
}

/** One of the places between which a person has to choose. */
export interface CandidateNode {
  readonly candidate: Span;
  readonly of: UncertainSegment;
}

export type UncertainNode = KindNode | UncertainSegment | CandidateNode;

/** Characters of the words of a segment in a row. */
const MAX_WORDS_LENGTH = 90;
/** Characters shown around a candidate. */
const AROUND = 30;

/** Segments whose place is in doubt, by kind; under an ambiguous one, its candidates. */
export class UncertainTree implements vscode.TreeDataProvider<UncertainNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly deps: Deps,
    private readonly uncertain: UncertainSegments,
    private readonly kept: KeptOrphans,
  ) {}

  refresh(): void {
    this.changed.fire();
  }

  /** Those that wait for a decision of whoever codes here, or of anybody when that is not known. */
  get waiting(): readonly UncertainSegment[] {
    return this.all.filter(one => !this.kept.has(one) && (isOwn(this.deps, one) ?? true));
  }

  /** Those that are probably elsewhere now, and wait to be confirmed. */
  get moved(): readonly UncertainSegment[] {
    return this.all.filter(one => one.state === 'moved' && !this.kept.has(one));
  }

  getChildren(node?: UncertainNode): UncertainNode[] {
    if (!node) return this.kinds();
    if ('kind' in node) return [...node.of];
    if ('candidate' in node || node.state !== 'ambiguous') return [];
    const { candidates } = node.transcript.suggest(node.placed);
    return (candidates ?? []).map(candidate => ({ candidate, of: node }));
  }

  getTreeItem(node: UncertainNode): vscode.TreeItem {
    if ('kind' in node) return kindItem(node);
    return 'candidate' in node ? candidateItem(node) : this.segmentItem(node);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private get all(): readonly UncertainSegment[] {
    return this.deps.studies.all.flatMap(openStudy => this.uncertain.of(openStudy));
  }

  private kinds(): KindNode[] {
    const all = this.all;
    const kept = all.filter(one => this.kept.has(one));
    const open = all.filter(one => !this.kept.has(one));
    const kinds: KindNode[] = UNCERTAIN_STATES.map(kind => ({
      kind,
      of: open.filter(({ state }) => state === kind),
    }));
    return [...kinds, { kind: 'kept' as const, of: kept }].filter(({ of }) => of.length > 0);
  }

  private segmentItem(node: UncertainSegment): vscode.TreeItem {
    const { openStudy, transcript, placed, state } = node;
    const words = wordsOf(node);
    const item = new vscode.TreeItem(
      shortQuote(words, MAX_WORDS_LENGTH),
      state === 'ambiguous'
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.None,
    );
    const codes = openStudy.study.codebook.namesOf(placed.segment.codes);
    const own = isOwn(this.deps, node);
    item.id = idOf(openStudy, node);
    item.description = [transcript.path, own ? '' : coderName(openStudy, placed.coder)]
      .filter(Boolean)
      .join('  ·  ');
    item.contextValue = [this.kept.has(node) ? 'kept' : state, own ? 'own' : 'other'].join('-');
    item.iconPath = new vscode.ThemeIcon(ICONS[state]);
    item.tooltip = new vscode.MarkdownString()
      .appendMarkdown(asMarkdown(quoted(words)))
      .appendMarkdown('\n\n')
      .appendMarkdown(
        asMarkdown([codes.join(', '), coderName(openStudy, placed.coder), transcript.path].join(' · ')),
      )
      .appendMarkdown('\n\n')
      .appendMarkdown(asMarkdown(meaning(state, own)));
    item.command = {
      command: 'transcriptCoder.showUncertainSegment',
      title: l10n.t('Show in Transcript'),
      arguments: [node],
    };
    return item;
  }
}

const ICONS: Readonly<Record<UncertainState, string>> = {
  orphan: 'debug-disconnect',
  ambiguous: 'question',
  moved: 'move',
};

/** Whether a segment is of whoever codes here, or of the consensus, which is everybody's; undefined when that is not known. */
export function isOwn({ coder }: Deps, { openStudy, placed }: UncertainSegment): boolean | undefined {
  const current = coder.of(openStudy)?.id;
  return current === undefined ? undefined : placed.coder === current || placed.coder === CONSENSUS;
}

/** The words that a segment was made on. */
export function wordsOf({ openStudy, placed: { segment } }: UncertainSegment): string {
  if (segment.quote !== undefined) return segment.quote;
  const codes = openStudy.study.codebook.namesOf(segment.codes);
  return l10n.t('(words not stored: {0})', codes.join(', '));
}

function idOf(openStudy: OpeningStudy, { transcript, placed }: UncertainSegment): string {
  return `${openStudy.root.toString()}#${transcript.path}#${placed.coder}#${placed.segment.id}`;
}

function meaning(state: UncertainState, own: boolean | undefined): string {
  const what = {
    orphan: l10n.t('Its words can no longer be found. It is kept until someone decides.'),
    ambiguous: l10n.t('Its words occur in several places. Choose one.'),
    moved: l10n.t('Its words are elsewhere now. Confirm the place, or reattach the segment.'),
  }[state];
  return own === false ? `${what} ${l10n.t('Only its coder can decide.')}` : what;
}

function kindItem({ kind, of }: KindNode): vscode.TreeItem {
  const titles = {
    orphan: l10n.t('Orphans'),
    ambiguous: l10n.t('Ambiguous'),
    moved: l10n.t('Moved'),
    kept: l10n.t('Kept as orphans'),
  };
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(titles[kind], kind === 'kept' ? Collapsed : Expanded);
  item.id = kind;
  item.description = String(of.length);
  item.contextValue = `kind-${kind}`;
  return item;
}

function candidateItem(node: CandidateNode): vscode.TreeItem {
  const { candidate, of } = node;
  const { text, lines } = of.transcript;
  const line = lines.positionAt(candidate.start).line + 1;
  const before = text.slice(Math.max(0, candidate.start - AROUND), candidate.start).trimStart();
  const around = `…${before}${text.slice(candidate.start, candidate.end + AROUND)}`;
  const item = new vscode.TreeItem(shortQuote(around, MAX_WORDS_LENGTH));
  item.description = l10n.t('line {0}', line);
  item.iconPath = new vscode.ThemeIcon('location');
  item.contextValue = 'candidate';
  item.command = {
    command: 'transcriptCoder.showUncertainSegment',
    title: l10n.t('Show in Transcript'),
    arguments: [node],
  };
  return item;
}
