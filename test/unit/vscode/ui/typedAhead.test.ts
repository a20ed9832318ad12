import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LateText, TypedAhead } from '../../../../src/vscode/ui/typedAhead';

describe('TypedAhead', () => {
  it('keeps keys from the first call until something is shown, and hands on those that come late', () => {
    const ahead = new TypedAhead();
    assert.ok(!ahead.isWaiting);
    ahead.begin();
    for (const key of ['e', 'q', 'x', 'backspace', 'space', 'U', 'enter', 'f5']) ahead.note(key);
    assert.ok(ahead.isWaiting);
    const received: string[] = [];
    const closed = ahead.receive(text => received.push(text));
    ahead.note('s');
    assert.deepEqual(received, ['eq U\n', 's']);
    assert.ok(ahead.isWaiting);
    closed();
    assert.ok(!ahead.isWaiting);
  });

  it('waits for all that was called for, and forgets what was typed for nothing', () => {
    const ahead = new TypedAhead();
    const first = ahead.begin();
    const second = ahead.begin();
    first();
    first();
    assert.ok(ahead.isWaiting);
    ahead.note('a');
    second();
    assert.ok(!ahead.isWaiting);
    ahead.begin();
    ahead.receive(text => assert.equal(text, ''))();
  });

  it('takes Enter right after something has closed for one too many, unless another key came in between', () => {
    const ahead = new TypedAhead();
    assert.ok(!ahead.isTooMuch('enter'));
    ahead.receive(() => undefined)();
    assert.ok(ahead.isTooMuch('enter'));
    assert.ok(ahead.isTooMuch('enter'));
    assert.ok(!ahead.isTooMuch('u'));
    assert.ok(!ahead.isTooMuch('enter'));
  });
});

/** What is told when something was asked after a value was set. */
const ANSWER = Symbol('answer');

/** An input in the window: messages go there and back and may take their time; of several only the last may go. */
class Input {
  shown = '';
  private pending: string | undefined;
  private readonly toWindow: (string | typeof ANSWER)[] = [];
  private readonly toHost: (string | typeof ANSWER)[] = [];

  /** @param isPick whether it tells of values that are set */
  constructor(private readonly isPick: boolean) {}

  /** As it began: what a person has typed is told by events. */
  get value(): string {
    return '';
  }

  set value(value: string) {
    this.pending = value;
  }

  dispatch(): void {
    if (this.pending !== undefined) this.toWindow.push(this.pending, ANSWER);
    this.pending = undefined;
  }

  type(text: string): void {
    this.show(this.shown + text, true);
  }

  arrive(): void {
    const value = this.toWindow.shift();
    if (value === ANSWER) this.toHost.push(value);
    else if (value !== undefined) this.show(value, this.isPick);
  }

  tell(late: LateText): void {
    const value = this.toHost.shift();
    if (value === ANSWER) late.arrived();
    else if (value !== undefined) late.didChange(value);
  }

  get isQuiet(): boolean {
    return this.pending === undefined && this.toWindow.length + this.toHost.length === 0;
  }

  private show(value: string, isTold: boolean): void {
    if (value === this.shown) return;
    this.shown = value;
    if (isTold) this.toHost.push(value);
  }
}

function lateText(isPick = true): { input: Input; late: LateText } {
  const input = new Input(isPick);
  return { input, late: new LateText(input) };
}

function rest({ input, late }: { input: Input; late: LateText }): void {
  do {
    while (!input.isQuiet) {
      input.dispatch();
      input.arrive();
      input.tell(late);
    }
    late.flush();
  } while (!input.isQuiet);
}

describe('LateText', () => {
  it('loses nothing that is typed, whenever messages arrive', () => {
    const step = fc.constantFrom('type', 'dispatch', 'arrive', 'tell', 'put', 'flush');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, isPick) => {
        const both = lateText(isPick);
        const { input, late } = both;
        let [typed, put] = ['', ''];
        for (const one of steps) {
          // each another letter: what is typed twice while a value is on its way cannot be told from that
          if (one === 'type') input.type((typed += String.fromCharCode(0x61 + typed.length)).slice(-1));
          else if (one === 'put') late.put((put += String.fromCharCode(0x4e00 + put.length)).slice(-1));
          else if (one === 'tell') input.tell(late);
          else if (one === 'flush') late.flush();
          else input[one]();
        }
        rest(both);
        const letters = (text: string) => [...text].sort().join('');
        assert.equal(letters(late.value), letters(put + typed));
        assert.equal([...late.value].filter(letter => letter < '\u4e00').join(''), typed);
        assert.equal(input.shown, late.value);
        assert.ok(late.isSettled);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes another text in place of what was there, with what is typed meanwhile', () => {
    const both = lateText();
    const { input, late } = both;
    for (const letter of 'supp') input.type(letter);
    for (let i = 0; i < 4; i++) input.tell(late);
    late.replace('');
    assert.equal(late.value, '');
    for (const letter of 'effo') {
      input.type(letter);
      input.tell(late);
    }
    assert.equal(late.value, 'effo');
    rest(both);
    assert.equal(input.shown, 'effo');
  });

  it('follows who deletes what is no longer meant', () => {
    const { input, late } = lateText();
    input.type('supp');
    input.tell(late);
    late.replace('');
    late.didChange('sup');
    assert.equal(late.value, 'sup');
  });
});
