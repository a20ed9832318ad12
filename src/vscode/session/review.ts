import * as vscode from 'vscode';

/** Something that is looked at, one by one, in the Review view: a difference between coders, a change. */
export interface ReviewItem {
  /** The same after the subject has changed, as long as it is about the same thing. */
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** Made when it is to be shown. */
  readonly tooltip?: (() => vscode.MarkdownString) | undefined;
  readonly icon: vscode.ThemeIcon;
  /** For menus: `viewItem`. */
  readonly contextValue: string;
  /** Whether the walk through the items stops here. */
  readonly isOpen: boolean;
  /** Of an item with a check box, whether it is ticked. */
  readonly isChecked?: boolean;
}

/** What some items stand under. */
export interface ReviewGroup {
  readonly id: string;
  readonly label: string;
  /** What else is to be known of it, in a few words. */
  readonly note?: string | undefined;
  readonly icon?: vscode.ThemeIcon | vscode.Uri | undefined;
  readonly contextValue: string;
}

/** One way to group items. */
export interface ReviewGrouping {
  readonly id: string;
  readonly label: string;
  /** The groups in their order, with items; none is empty. */
  readonly groups: () => readonly (ReviewGroup & { readonly items: readonly ReviewItem[] })[];
}

/** What the Review view shows. Whoever has something to review makes one and hands it to {@link Review.show}. */
export interface ReviewSubject extends vscode.Disposable {
  /** What is reviewed: “N. D. and A. B.”. */
  readonly title: string;
  /** A line above the items: how far one has come. */
  readonly message: string | undefined;
  /** At least one; the first is chosen at first. */
  readonly groupings: readonly ReviewGrouping[];
  /** All items, in the order in which one walks through them. */
  readonly items: readonly ReviewItem[];
  readonly onDidChange: vscode.Event<void>;
  /** Where the walk begins when there is no item yet: the first item at or behind the cursor, if the editor has any. */
  readonly at: (editor: vscode.TextEditor) => ReviewItem | undefined;
  /** Shows an item where it is: what a click does. */
  readonly open: (item: ReviewItem) => Promise<void>;
  /** Whether it shows a document's coding in its own way, so that the usual one would be in the way. */
  readonly drawsOver: (document: vscode.TextDocument) => boolean;
  /** Ticks items, or takes the ticks away. */
  readonly check?: (items: readonly ReviewItem[], isChecked: boolean) => Promise<void>;
  /** How far one has come in a group; by default how many are decided. */
  readonly progressLabel?: (done: number, of: number) => string;
}

/** What is under review now, and where in it one is. */
export class Review implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly moved = new vscode.EventEmitter<ReviewItem>();
  private listener: vscode.Disposable | undefined;
  private shown: ReviewSubject | undefined;
  private currentId: string | undefined;
  /** The subject is another, or has changed. */
  readonly onDidChange = this.changed.event;
  /** Another item is looked at. */
  readonly onDidMove = this.moved.event;

  get subject(): ReviewSubject | undefined {
    return this.shown;
  }

  /** The item that was last looked at, while there is one of its id. */
  get current(): ReviewItem | undefined {
    return this.shown?.items.find(({ id }) => id === this.currentId);
  }

  /** Puts a subject under review; the one before is let go of. */
  show(subject: ReviewSubject): void {
    this.close();
    this.shown = subject;
    this.listener = subject.onDidChange(() => this.changed.fire());
    this.changed.fire();
  }

  close(): void {
    this.listener?.dispose();
    this.shown?.dispose();
    this.shown = undefined;
    this.currentId = undefined;
    this.changed.fire();
  }

  /** Shows an item, from where the walk then goes on. */
  async open(item: ReviewItem): Promise<void> {
    this.currentId = item.id;
    await this.shown?.open(item);
    this.moved.fire(item);
  }

  /**
   * Goes to the next item, or the previous one; after the last comes the first.
   * @param onlyOpen over those that need no decision any more
   * @returns undefined when there is none
   */
  async walk(direction: 'next' | 'previous', onlyOpen: boolean): Promise<ReviewItem | undefined> {
    const items = this.shown?.items ?? [];
    const editor = vscode.window.activeTextEditor;
    const begin = this.current ?? (editor && this.shown?.at(editor));
    const at = begin ? items.findIndex(({ id }) => id === begin.id) : -1;
    const step = direction === 'next' ? 1 : -1;
    // where one begins without having looked at anything, the item under the cursor comes first
    const isFirst = !this.current && at >= 0 && direction === 'next';
    const from = isFirst ? at - 1 : at < 0 && step < 0 ? 0 : at;
    for (let i = 1; i <= items.length; i++) {
      const item = items[(from + step * i + items.length * 2) % items.length]!;
      if (onlyOpen && !item.isOpen) continue;
      await this.open(item);
      return item;
    }
    return undefined;
  }

  dispose(): void {
    this.close();
    this.changed.dispose();
    this.moved.dispose();
  }
}
