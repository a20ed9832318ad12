import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { countedKind } from '../../core/analyses/personalData/dataKinds';
import { type CertainData, certainData } from '../../core/privacy/certainData';
import { PERSONAL_KINDS } from '../../core/privacy/personalData';
import { enumerate } from '../../core/base/phrases';
import { sha256Of } from '../../core/text/sha256';
import { runSteps } from '../ui/runSteps';
import type { HarmlessWords } from './harmlessWords';
import type { OpeningStudy } from './openStudy';

export const WARN_SETTING = 'transcriptCoder.warnBeforeExport';
/** Hex digits by which what was exported once is known again: enough that no two are taken for one. */
const DIGITS = 16;

/** What a person answers; undefined for nothing. */
type Answer = 'scan' | 'anyway' | undefined;

/** Asks before something is exported that surely is personal data; not twice for the same. */
export class ExportCheck {
  constructor(
    private readonly memory: vscode.Memento,
    private readonly harmless: HarmlessWords,
    private readonly ask: (found: string) => Promise<Answer> = askInNotification,
  ) {}

  /** Whether texts of a study may be exported. @param texts gone through once */
  async mayExport(openStudy: OpeningStudy, texts: Iterable<string>): Promise<boolean> {
    if (!vscode.workspace.getConfiguration().get<boolean>(WARN_SETTING, true)) return true;
    const steps = certainData(texts, this.harmless.of(openStudy));
    const found = await runSteps(
      steps,
      () => false,
      () => undefined,
    );
    const known = new Set(this.memory.get<readonly string[]>(keyOf(openStudy), []));
    const fresh = found!.value.filter(one => !known.has(markOf(one)));
    if (fresh.length === 0) return true;
    const answer = await this.ask(summaryOf(found!.value));
    if (answer === 'scan') {
      const study = openStudy.root.toString();
      await vscode.commands.executeCommand('transcriptCoder.scanPersonalData', { study });
    }
    if (answer !== 'anyway') return false;
    await this.memory.update(keyOf(openStudy), [...known, ...fresh.map(markOf)]);
    return true;
  }
}

async function askInNotification(found: string): Promise<Answer> {
  const [scan, anyway] = [l10n.t('Scan…'), l10n.t('Export Anyway')];
  const question = l10n.t('What you are exporting contains personal data: {0}.', found);
  const answer = await vscode.window.showWarningMessage(question, scan, anyway);
  return answer === scan ? 'scan' : answer === anyway ? 'anyway' : undefined;
}

function summaryOf(found: readonly CertainData[]): string {
  const counts = PERSONAL_KINDS.map(kind => ({ kind, n: found.filter(one => one.kind === kind).length }));
  return enumerate(counts.filter(({ n }) => n > 0).map(({ kind, n }) => countedKind(kind, n)));
}

/** What is kept of it: not the words themselves. */
function markOf({ kind, words }: CertainData): string {
  return sha256Of(`${kind} ${words}`).slice(0, DIGITS);
}

function keyOf({ root }: OpeningStudy): string {
  return `exported ${root.toString()}`;
}
