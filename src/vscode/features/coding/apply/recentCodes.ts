import type * as vscode from 'vscode';
import type { OpeningStudy } from '../../../session/openStudy';

/** How many codes are remembered. */
const MAX_REMEMBERED = 12;

/** The codes last applied in each study, latest first, kept on this machine. */
export class RecentCodes {
  constructor(private readonly memory: vscode.Memento) {}

  of(openStudy: OpeningStudy): readonly string[] {
    return this.memory.get<string[]>(key(openStudy), []);
  }

  async note(openStudy: OpeningStudy, codes: readonly string[]): Promise<void> {
    const recent = [...codes, ...this.of(openStudy).filter(code => !codes.includes(code))];
    await this.memory.update(key(openStudy), recent.slice(0, MAX_REMEMBERED));
  }
}

/** The codes of the last coding action, for Repeat Last Code. */
export class LastCodes {
  private readonly byStudy = new Map<string, readonly string[]>();

  of(openStudy: OpeningStudy): readonly string[] | undefined {
    return this.byStudy.get(openStudy.root.toString());
  }

  note(openStudy: OpeningStudy, codes: readonly string[]): void {
    this.byStudy.set(openStudy.root.toString(), codes);
  }
}

function key(openStudy: OpeningStudy): string {
  return `recentCodes:${openStudy.root.toString()}`;
}
