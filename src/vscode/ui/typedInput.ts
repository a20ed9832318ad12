import type * as vscode from 'vscode';
import { ContextKey, windowAnswers } from './contextKey';
import { Debounce } from './debounce';
import { ENTER, LateText, type TypedAhead } from './typedAhead';

/** What is asked for now. */
const asking = new ContextKey('transcriptCoder.asking');

/** Milliseconds after which a person who types has paused. */
const PAUSE_MS = 150;
/**
 * Milliseconds after which an input that stays open while somebody turns to the text no longer takes single keys: what comes
 * then was pressed in the text.
 */
const LATE_MS = 1000;

export interface TypedInputOptions {
  readonly what: 'codes' | 'text';
  /** Where keys are that were pressed since the input was called for. */
  readonly typedAhead: TypedAhead | undefined;
  /** The value that is meant is another. */
  changed?(): void;
  /** What is meant is accepted. */
  accept(): void;
}

/** An input that is given what a person has typed since they called for it. */
export class TypedInput {
  private readonly late: LateText;
  private readonly pause = new Debounce(PAUSE_MS, () => this.flush());
  private release: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isHidden = false;

  constructor(
    private readonly input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
    private readonly options: TypedInputOptions,
  ) {
    this.late = new LateText(input);
    input.onDidChangeValue(value => {
      this.late.didChange(value);
      this.changed();
    });
    input.onDidAccept(() => options.accept());
    input.onDidHide(() => this.hidden());
  }

  /** What the person means, which the input may not have yet. */
  get value(): string {
    return this.late.value;
  }

  show(): void {
    const { input, options } = this;
    // what stands there when it is shown would be selected, and lost with the next key
    input.show();
    asking.set(options.what);
    this.release = options.typedAhead?.receive(text => this.receive(text));
    if (input.ignoreFocusOut) void this.letGoLater();
  }

  /** Puts another text in place of that which is there; what is typed from now on comes after it. */
  replace(text: string): void {
    this.late.replace(text);
    this.changed();
  }

  private receive(text: string): void {
    if (text === '') return;
    const [typed = '', ...accepted] = text.split(ENTER);
    this.late.put(typed);
    this.changed();
    if (accepted.length > 0) this.options.accept();
  }

  private changed(): void {
    if (!this.late.isSettled) this.pause.call();
    this.options.changed?.();
  }

  /** Lets the input have what is meant, and finds out when it has. */
  private flush(): void {
    if (this.isHidden || !this.late.flush()) return;
    // VS Code tells the window when what runs now has ended
    setTimeout(() => void this.untilArrived(), 0);
  }

  private async untilArrived(): Promise<void> {
    await windowAnswers();
    this.late.arrived();
    if (!this.isHidden && !this.late.isSettled) this.pause.call();
  }

  private async letGoLater(): Promise<void> {
    // a busy window shows it late
    await windowAnswers();
    if (!this.isHidden) this.timer = setTimeout(() => this.letGo(), LATE_MS);
  }

  private letGo(): void {
    this.release?.();
    this.options.typedAhead?.free();
  }

  private hidden(): void {
    this.isHidden = true;
    this.pause.dispose();
    clearTimeout(this.timer);
    this.release?.();
    asking.set('');
  }
}
