import { Queue } from '../../study/queue';

/** How Enter is handed on among what was typed. */
export const ENTER = '\n';

/** Milliseconds in which a key may be pressed twice by mistake. */
const TWICE_MS = 300;

/** Keys that are no characters. */
const NAMED: Readonly<Record<string, string>> = { space: ' ' };

/**
 * Holds back the single keys that follow one that asks for something, until that is shown: `A` and then `unsure` must not undo
 * anything. They are put into what asks, also those that VS Code tells of when it is already open: they were pressed before.
 */
export class TypedAhead {
  /** What has been called for and has neither come nor failed. */
  private readonly waiting = new Set<object>();
  private typed = '';
  private receiver: ((text: string) => void) | undefined;
  private readonly queue = new Queue();
  private closedAt = -Infinity;
  private freed: (() => void) | undefined;
  /** Keys whose turn has not come. */
  private readonly queued = new Set<{ readonly key: string }>();

  get isWaiting(): boolean {
    return this.waiting.size > 0 || this.receiver !== undefined;
  }

  /** Something that asks for text has been called for. @returns ends the waiting, if nothing was asked */
  begin(): () => void {
    if (!this.isWaiting) this.typed = '';
    const call = {};
    this.waiting.add(call);
    return () => void this.waiting.delete(call);
  }

  /**
   * Does what a single key is for once what the keys before it are for is done. Where one of these has asked for something, the
   * key was typed into that, and does nothing else.
   */
  inTurn<T>(key: string, task: () => Promise<T>): Promise<T | undefined> {
    const one = { key };
    this.queued.add(one);
    return this.queue.run(async () => {
      if (!this.queued.delete(one)) return undefined;
      const freed = new Promise<undefined>(resolve => (this.freed = () => resolve(undefined)));
      return Promise.race([task(), freed]);
    });
  }

  /** The next single key no longer waits for the one before it. */
  free(): void {
    this.freed?.();
  }

  /** Whether a key is one too many for what asked and has just closed: Enter pressed twice, with no other key in between. */
  isTooMuch(key: string): boolean {
    if (key !== 'enter') this.closedAt = -Infinity;
    return Date.now() - this.closedAt < TWICE_MS;
  }

  /** A key was pressed meanwhile. @param key as keybindings name it */
  note(key: string): void {
    if (key === 'backspace') this.typed = this.typed.slice(0, -1);
    else if (key === 'enter') this.noteText(ENTER);
    else this.noteText(key.length === 1 ? key : (NAMED[key] ?? ''));
  }

  /** What was typed went into a text, and was taken out of it again. */
  noteText(text: string): void {
    if (this.receiver) this.receiver(text);
    else this.typed += text;
  }

  /** What asks is open, and takes what was typed. @returns to be called when it has closed, or has had the keys for long */
  receive(receiver: (text: string) => void): () => void {
    const later = this.typed;
    this.typed = '';
    for (const { key } of this.queued) this.note(key);
    this.queued.clear();
    this.waiting.clear();
    this.receiver = receiver;
    receiver(this.typed + later);
    this.typed = '';
    return () => {
      if (this.receiver !== receiver) return;
      this.receiver = undefined;
      this.closedAt = Date.now();
    };
  }
}

/**
 * What a person means by what they type into an input while text is put in front of it, or in place of it. The input itself is
 * told only when they pause: a value that is set takes away what was typed while it was on its way. From a quick pick it comes
 * back by the same event as what is typed, from an input box it does not.
 */
export class LateText {
  /** What is meant to stand before what the input has. */
  private prefix = '';
  /** So many units at the beginning of what the input has are no longer meant. */
  private ignored = 0;
  /** As the window last said. */
  private known: string;
  /** What was set and has not come back yet. */
  private sent: string | undefined;

  constructor(private readonly input: { value: string }) {
    this.known = input.value;
  }

  /** What the person means. */
  get value(): string {
    return this.prefix + this.known.slice(this.ignored);
  }

  /** Whether the input has what the person means. */
  get isSettled(): boolean {
    return this.prefix === '' && this.ignored === 0 && this.sent === undefined;
  }

  /** Puts text after what was put before, and before what was typed since. */
  put(text: string): void {
    this.prefix += text;
  }

  /** In place of what is there; what is typed from now on comes after it. */
  replace(text: string): void {
    this.prefix = text;
    this.ignored = this.known.length;
  }

  /** To be told of every change of the value. */
  didChange(value: string): void {
    if (this.sent !== undefined && this.follows(value, this.sent)) this.arrived();
    if (value === this.known) return;
    const ignored = this.known.slice(0, this.ignored);
    this.known = value;
    if (!value.startsWith(ignored)) this.ignored = 0;
  }

  /** To be told when the input has what was set last, if it has not said so itself. */
  arrived(): void {
    const { sent, value: meant } = this;
    if (sent === undefined) return;
    this.sent = undefined;
    this.known = sent;
    // what was typed while it was on its way is gone
    const isSame = meant === sent;
    this.prefix = isSame ? '' : meant;
    this.ignored = isSame ? 0 : sent.length;
  }

  /** Lets the input have it, to be called when the person pauses. @returns whether something was set */
  flush(): boolean {
    if (this.isSettled || this.sent !== undefined) return false;
    const { value } = this;
    if (value === this.known) {
      this.prefix = '';
      this.ignored = 0;
      return false;
    }
    this.sent = value;
    this.input.value = value;
    return true;
  }

  /** Whether a value goes on from what was set, and not from what the input had before. */
  private follows(value: string, sent: string): boolean {
    const [after, before] = [shared(value, sent), shared(value, this.known)];
    return after === before ? value.startsWith(sent) && !value.startsWith(this.known) : after > before;
  }
}

/** How many units two texts begin with alike. */
function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
