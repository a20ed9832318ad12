import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ChangeItem } from '../../../../core/versions/changes/changeItems';
import { colorIcon } from '../../../ui/icons';
import { toOffset } from '../../../session/positions';
import type { ReviewGrouping, ReviewItem, ReviewSubject } from '../../../session/review';
import type { ChangeDiff } from './changeDiff';
import type { OpenChanges } from './openChanges';
import type { Viewed } from './viewed';
import { KINDS, coderLabel, kindLabel, rowOf, summaryOf, tooltipOf } from './wording';

/** What has changed between two states of a study, as the Review view shows it. */
export class ChangesSubject implements ReviewSubject {
  readonly onDidChange: vscode.Event<void>;
  readonly groupings: readonly ReviewGrouping[] = [
    { id: 'transcript', label: l10n.t('Transcript'), groups: () => this.byTranscript() },
    { id: 'code', label: l10n.t('Code'), groups: () => this.byCode() },
    { id: 'coder', label: l10n.t('Coder'), groups: () => this.byCoder() },
    { id: 'kind', label: l10n.t('Kind of change'), groups: () => this.byKind() },
  ];

  constructor(
    readonly review: OpenChanges,
    private readonly viewed: Viewed,
    private readonly diff: ChangeDiff,
  ) {
    this.onDidChange = review.onDidChange;
  }

  get title(): string {
    const { from, to } = this.review.review;
    return `${from} → ${to}`;
  }

  get message(): string {
    return summaryOf(this.review);
  }

  get items(): readonly ReviewItem[] {
    return this.review.items.map(item => this.itemOf(item));
  }

  /** What an item of the view is about. */
  change(id: string): ChangeItem | undefined {
    return this.review.items.find(item => item.id === id);
  }

  at = ({ document, selection }: vscode.TextEditor): ReviewItem | undefined => {
    const { openStudy, items, isWorking } = this.review;
    const path = openStudy.path(document.uri);
    const transcript = path === undefined ? undefined : openStudy.study.transcript(path);
    if (!transcript || !isWorking) return undefined;
    const at = toOffset(transcript, selection.active);
    const here = items.filter(item => item.kind === 'segment' && item.transcript === path);
    const found = here.find(item => item.kind === 'segment' && (item.change.after?.place?.end ?? -1) >= at);
    return (found ?? here[0]) && this.itemOf((found ?? here[0])!);
  };

  open = async ({ id }: ReviewItem): Promise<void> => {
    const change = this.change(id);
    if (change) await this.diff.show(this.review, change);
  };

  drawsOver = (): boolean => false;

  check = async (items: readonly ReviewItem[], isChecked: boolean): Promise<void> => {
    const marks = items.flatMap(({ id }) => this.change(id)?.fingerprint ?? []);
    await this.viewed.mark(marks, isChecked);
    this.review.touch();
  };

  progressLabel = (done: number, of: number): string => l10n.t('{0} of {1} viewed', done, of);

  dispose(): void {
    this.review.dispose();
  }

  private itemOf(change: ChangeItem, isUnderCode = false): ReviewItem {
    const { review } = this;
    const isViewed = this.viewed.has(change.fingerprint);
    const canStage = review.isWorking && change.kind !== 'text' && !review.isStaged(change);
    const canDiscard = review.isWorking && change.kind !== 'text';
    return {
      id: change.id,
      ...rowOf(review, change, isUnderCode),
      tooltip: () => tooltipOf(review, change),
      contextValue: ['change', change.kind, canStage && 'stage', canDiscard && 'discard']
        .filter(Boolean)
        .join('-'),
      isOpen: !isViewed,
      isChecked: isViewed,
    };
  }

  private byTranscript() {
    const { items } = this.review;
    const paths = [...new Set(items.flatMap(item => ('transcript' in item ? [item.transcript] : [])))];
    return [
      ...this.codebookAndStudy(),
      ...paths.flatMap(path =>
        this.group(
          path,
          path,
          new vscode.ThemeIcon('file'),
          item => 'transcript' in item && item.transcript === path,
        ),
      ),
    ];
  }

  private codebookAndStudy() {
    return [
      ...this.group(
        'codebook',
        l10n.t('Codebook'),
        new vscode.ThemeIcon('symbol-color'),
        ({ kind }) => kind === 'code',
      ),
      ...this.group(
        'study',
        l10n.t('Study'),
        new vscode.ThemeIcon('organization'),
        ({ kind }) => kind === 'study',
      ),
    ];
  }

  private byCode() {
    const { review, openStudy } = this.review;
    const { codebook } = openStudy.study;
    return [
      ...this.codebookAndStudy(),
      ...review.codes.flatMap(({ id, path }) => {
        const icon = colorIcon(codebook.color(id), codebook.isTheme(id) ? 'theme' : 'code');
        const isOf = (item: ChangeItem) =>
          item.kind === 'segment' && [...item.change.codes, ...item.change.removedCodes].includes(id);
        return this.group(id, path.at(-1)!, icon, isOf, true);
      }),
      ...this.group(
        'annotations',
        l10n.t('Annotations'),
        new vscode.ThemeIcon('note'),
        item => item.kind === 'segment' && item.change.codes.length + item.change.removedCodes.length === 0,
        true,
      ),
      ...this.rest(),
    ];
  }

  private byCoder() {
    const coders = this.review.review.coders.flatMap(({ coder }) =>
      this.group(
        coder,
        coderLabel(this.review, coder),
        new vscode.ThemeIcon('person'),
        item => 'coding' in item && item.coding.coder === coder,
      ),
    );
    const texts = this.group(
      'text',
      l10n.t('Transcripts'),
      new vscode.ThemeIcon('file'),
      ({ kind }) => kind === 'text',
    );
    return [...coders, ...this.codebookAndStudy(), ...texts];
  }

  private byKind() {
    return [
      ...this.codebookAndStudy(),
      ...KINDS.flatMap(({ kind, icon }) =>
        this.group(
          kind,
          kindLabel(kind),
          new vscode.ThemeIcon(icon),
          item => item.kind === 'segment' && item.change.kinds.includes(kind),
        ),
      ),
      ...this.rest(),
    ];
  }

  /** What is about no segment, code or field of the study. */
  private rest() {
    const isRest = ({ kind }: ChangeItem) => kind !== 'segment' && kind !== 'code' && kind !== 'study';
    return this.group('files', l10n.t('Transcripts and coding files'), new vscode.ThemeIcon('file'), isRest);
  }

  private group(
    id: string,
    label: string,
    icon: vscode.ThemeIcon | vscode.Uri,
    has: (item: ChangeItem) => boolean,
    isUnderCode = false,
  ) {
    const own = this.review.items.filter(has);
    if (own.length === 0) return [];
    const items = own.map(item => this.itemOf(item, isUnderCode));
    return [{ id, label, icon, contextValue: 'changes', items }];
  }
}
