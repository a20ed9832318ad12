import type * as vscode from 'vscode';
import type { OpenStudy } from '../../../session/studies';

/** How many codes are remembered. */
const MOST = 12;

/** The codes last applied in each study, latest first, kept on this machine. */
export class RecentCodes {
  constructor(private readonly memory: vscode.Memento) {}

  of(open: OpenStudy): readonly string[] {
    return this.memory.get<string[]>(key(open), []);
  }

  async note(open: OpenStudy, codes: readonly string[]): Promise<void> {
    const recent = [...codes, ...this.of(open).filter(code => !codes.includes(code))];
    await this.memory.update(key(open), recent.slice(0, MOST));
  }
}

/** The codes of the last coding action, for Repeat Last Code. */
export class LastCodes {
  private readonly byStudy = new Map<string, readonly string[]>();

  of(open: OpenStudy): readonly string[] | undefined {
    return this.byStudy.get(open.root.toString());
  }

  note(open: OpenStudy, codes: readonly string[]): void {
    this.byStudy.set(open.root.toString(), codes);
  }
}

function key(open: OpenStudy): string {
  return `recentCodes:${open.root.toString()}`;
}
