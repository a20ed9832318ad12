import type * as vscode from 'vscode';
import type { OpenStudy } from '../../../session/studies';
import type { Unsettled } from './uncertainSegments';

/** Segments that somebody has looked at and wants to keep as they are: listed, but no longer counted. */
export class KeptOrphans {
  constructor(private readonly memory: vscode.Memento) {}

  has(unsettled: Unsettled): boolean {
    return this.of(unsettled.open).includes(nameOf(unsettled));
  }

  async keep(unsettled: Unsettled): Promise<void> {
    const { open } = unsettled;
    await this.memory.update(key(open), [...new Set([...this.of(open), nameOf(unsettled)])]);
  }

  async takeBack(unsettled: Unsettled): Promise<void> {
    const { open } = unsettled;
    const name = nameOf(unsettled);
    await this.memory.update(
      key(open),
      this.of(open).filter(one => one !== name),
    );
  }

  private of(open: OpenStudy): readonly string[] {
    return this.memory.get<string[]>(key(open), []);
  }
}

function key(open: OpenStudy): string {
  return `keptOrphans:${open.root.toString()}`;
}

/** With its anchor: once it is tied to other words, it is another question. */
function nameOf({ transcript, placed: { coder, segment } }: Unsettled): string {
  return [transcript.path, coder, segment.id, segment.text, segment.start].join('|');
}
