import * as vscode from 'vscode';
import { Queue } from '../../../../study/queue';
import type { Deps } from '../../../deps';
import { HeldSegment } from './heldSegment';
import { currentWork } from './ownSegments';
import { pickMoving, pickResizing } from './pickStep';
import { ResizeMode } from './resizeMode';
import { askWhichSegment, setSegmentToSelection } from './setToSelection';
import { type JoinArguments, join, split } from './splitAndJoin';
import {
  type MoveArguments,
  type ResizeArguments,
  type SegmentArguments,
  moveSegment,
  resizeSegment,
  segmentToStep,
} from './stepSegment';

/** The edges of segments: resize, move, split, join. Each key press acts on what the one before has made. */
export function register(deps: Deps): vscode.Disposable {
  const queue = new Queue();
  const held = new HeldSegment(deps.codedView);
  const mode = new ResizeMode(held);
  const boundaries = { ...deps, held, mode };
  const { commands } = deps;
  return vscode.Disposable.from(
    mode,
    held,
    deps.coder.onDidChange(() => held.release()),
    commands.registerForEditor(
      'transcriptCoder.resizeSegment',
      async (given?: ResizeArguments | vscode.Uri) => {
        const args = own(given) ?? (await pickResizing());
        if (args) await queue.run(() => resizeSegment(boundaries, args));
      },
    ),
    commands.registerForEditor('transcriptCoder.moveSegment', async (given?: MoveArguments | vscode.Uri) => {
      const args = own(given) ?? (await pickMoving());
      if (args) await queue.run(() => moveSegment(boundaries, args));
    }),
    commands.registerForEditor(
      'transcriptCoder.setSegmentToSelection',
      async (given?: SegmentArguments | vscode.Uri) => {
        const segment = own(given)?.segment ?? (await askWhichSegment(deps));
        if (segment !== undefined) await queue.run(() => setSegmentToSelection(deps, segment));
      },
    ),
    commands.registerForEditor('transcriptCoder.splitSegment', (given?: SegmentArguments | vscode.Uri) =>
      queue.run(() => split(deps, own(given) ?? {})),
    ),
    commands.registerForEditor('transcriptCoder.joinSegments', (given?: JoinArguments | vscode.Uri) =>
      queue.run(() => join(deps, own(given) ?? {})),
    ),
    commands.registerForEditor('transcriptCoder.resizeMode', (given?: SegmentArguments | vscode.Uri) =>
      queue.run(async () => {
        if (mode.isOn) return mode.end();
        const work = currentWork(deps);
        mode.start(work, segmentToStep(boundaries, work, own(given) ?? {}));
      }),
    ),
    commands.registerForEditor('transcriptCoder.endResizeMode', () => queue.run(async () => mode.end())),
    commands.registerForEditor('transcriptCoder.cancelResizeMode', () => queue.run(() => mode.cancel())),
  );
}

/** What a keybinding or a test passes; from a menu VS Code passes the file's Uri. */
function own<T>(given: T | vscode.Uri | undefined): T | undefined {
  return given instanceof vscode.Uri ? undefined : given;
}
