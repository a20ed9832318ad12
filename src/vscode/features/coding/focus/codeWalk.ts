import * as l10n from '@vscode/l10n';
import { Refusal } from '../../../ui/failure';
import { toOffset } from '../../../session/positions';
import type { CodeArgument } from '../../codebook/pickCode';
import type { Deps } from '../../../deps';
import { goToSegment } from '../apply/navigate';
import { activeTarget, chosenCode } from './chosenCode';

/** Goes from one segment of a code to the next, in the transcript that is shown. */
export class CodeWalk {
  /** Where the last step led, and by which code: the segment may have others, too. */
  private last: { readonly code: string; readonly at: string } | undefined;

  constructor(private readonly deps: Deps) {}

  /** @param argument the code that is meant; else the one that is shown alone, or that of the segment at the cursor */
  async go(argument: CodeArgument, direction: 'next' | 'previous'): Promise<void> {
    const code = await this.codeOf(argument);
    if (code === undefined) return;
    const target = activeTarget(this.deps);
    if (!target) throw new Refusal(l10n.t('Open a transcript first.'));
    const { codebook } = target.openStudy.study;
    const ids = new Set(codebook.descendants(code));
    goToSegment(
      this.deps,
      direction,
      ({ segment }) => segment.codes.some(id => ids.has(codebook.resolve(id)?.id ?? id)),
      l10n.t('“{0}” has no segments in this transcript.', codebook.resolve(code)?.name ?? code),
    );
    this.last = { code, at: this.place() };
  }

  private async codeOf(argument: CodeArgument): Promise<string | undefined> {
    const target = activeTarget(this.deps);
    const shown = target && this.deps.focus.codeOf(target.openStudy);
    if (argument === undefined && shown) return shown.id;
    if (argument === undefined && this.last?.at === this.place()) return this.last.code;
    const chosen = await chosenCode(this.deps, argument, l10n.t('Go to segments of which code?'));
    return chosen?.code.id;
  }

  private place(): string {
    const target = activeTarget(this.deps);
    if (!target) return '';
    const { transcript, editor } = target;
    const [start, end] = [editor.selection.start, editor.selection.end].map(at => toOffset(transcript, at));
    return `${editor.document.uri.toString()} ${start} ${end}`;
  }
}
