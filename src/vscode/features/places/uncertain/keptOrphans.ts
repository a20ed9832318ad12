import type * as vscode from 'vscode';
import type { OpeningStudy } from '../../../session/openStudy';
import type { UncertainSegment } from './uncertainSegments';

/** Segments that somebody has looked at and wants to keep as they are: listed, but no longer counted. */
export class KeptOrphans {
  constructor(private readonly memory: vscode.Memento) {}

  has(uncertain: UncertainSegment): boolean {
    return this.of(uncertain.openStudy).includes(nameOf(uncertain));
  }

  async keep(uncertain: UncertainSegment): Promise<void> {
    const { openStudy } = uncertain;
    await this.memory.update(key(openStudy), [...new Set([...this.of(openStudy), nameOf(uncertain)])]);
  }

  async takeBack(uncertain: UncertainSegment): Promise<void> {
    const { openStudy } = uncertain;
    const name = nameOf(uncertain);
    await this.memory.update(
      key(openStudy),
      this.of(openStudy).filter(one => one !== name),
    );
  }

  private of(openStudy: OpeningStudy): readonly string[] {
    return this.memory.get<string[]>(key(openStudy), []);
  }
}

function key(openStudy: OpeningStudy): string {
  return `keptOrphans:${openStudy.root.toString()}`;
}

/** With its anchor: once it is tied to other words, it is another question. */
function nameOf({ transcript, placed: { coder, segment } }: UncertainSegment): string {
  return [transcript.path, coder, segment.id, segment.text, segment.start].join('|');
}
