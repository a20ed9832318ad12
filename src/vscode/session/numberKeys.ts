import * as vscode from 'vscode';
import type { Code } from '../../core/codebook/code';
import type { CurrentCoder } from './currentCoder';
import type { OpeningStudy } from './openStudy';

/** The keys that codes can be put on. */
export const NUMBERS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Ids of codes by number. */
type Assigned = Readonly<Record<number, string>>;

/**
 * Which codes a coder has put on the keys 1 to 9 of a study, kept on this machine. None is there by itself: a key that changed
 * its code from one day to the next could not be learned.
 */
export class NumberKeys implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly coder: CurrentCoder,
  ) {}

  /** The code on a key; undefined when there is none, or none any more. */
  codeOn(openStudy: OpeningStudy, number: number): Code | undefined {
    const id = this.assigned(openStudy)[number];
    return id === undefined ? undefined : openStudy.study.codebook.resolve(id);
  }

  /** By id of a code: the number that it is on. */
  byCode(openStudy: OpeningStudy): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const number of NUMBERS) {
      const code = this.codeOn(openStudy, number);
      if (code && !found.has(code.id)) found.set(code.id, number);
    }
    return found;
  }

  /** Puts a code on a key, in place of any other; a code is on one key at most. @param number undefined for none */
  async assign(openStudy: OpeningStudy, code: string, number: number | undefined): Promise<void> {
    const { codebook } = openStudy.study;
    const others = Object.entries(this.assigned(openStudy)).filter(
      ([key, id]) => codebook.resolve(id)?.id !== code && Number(key) !== number,
    );
    const all: Assigned = Object.fromEntries(number === undefined ? others : [...others, [number, code]]);
    await this.memory.update(this.key(openStudy), all);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private assigned(openStudy: OpeningStudy): Assigned {
    return this.memory.get<Assigned>(this.key(openStudy), {});
  }

  private key(openStudy: OpeningStudy): string {
    return `numberKeys:${openStudy.root.toString()}:${this.coder.of(openStudy)?.id ?? ''}`;
  }
}
