import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { coderIdFrom } from '../../core/coding/sidecarName';
import { addCoder } from '../../core/studyFile/newStudy';
import type { Coder } from '../../core/studyFile/studyFile';
import { coderDescription } from '../ui/coderLabels';
import { unwrap } from '../ui/failure';
import type { OpeningStudy } from './openStudy';

const KEY = 'coder';

/** The person who codes here: asked once, kept on this machine, named in `study.json`. */
export class CurrentCoder implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  private guard: (openStudy: OpeningStudy, coder: Coder) => Promise<boolean> = () => Promise.resolve(true);

  constructor(private readonly memory: vscode.Memento) {}

  /** Asks before somebody becomes the coder of a study, or goes on as its coder. */
  guardBy(guard: (openStudy: OpeningStudy, coder: Coder) => Promise<boolean>): void {
    this.guard = guard;
  }

  get id(): string | undefined {
    return this.memory.get<Coder>(KEY)?.id;
  }

  /** The coder of a study, when one was chosen. */
  of(openStudy: OpeningStudy): Coder | undefined {
    const kept = this.memory.get<Coder>(KEY);
    if (!kept) return undefined;
    return openStudy.study.file?.coders.find(coder => coder.id === kept.id) ?? kept;
  }

  /** The coder of a study, asked for when there is none yet; undefined when the user gives no answer. */
  async require(openStudy: OpeningStudy): Promise<Coder | undefined> {
    const known = this.of(openStudy);
    if (!known) return this.choose(openStudy);
    if (!(await this.guard(openStudy, known))) return undefined;
    if (!openStudy.study.file?.coders.some(coder => coder.id === known.id))
      await this.enter(openStudy, known);
    return known;
  }

  /** Lets the user say who codes: one of the study's coders or somebody new. */
  async choose(openStudy: OpeningStudy): Promise<Coder | undefined> {
    const coders = openStudy.study.file?.coders ?? [];
    const coder = coders.length > 0 ? await this.pick(coders) : await this.askName(coders);
    return coder && (await this.use(openStudy, coder)) ? coder : undefined;
  }

  /** Makes someone the current coder. @returns whether they are: it may have been asked whether they are the one */
  async use(openStudy: OpeningStudy, coder: Coder): Promise<boolean> {
    if (!(await this.guard(openStudy, coder))) return false;
    await this.enter(openStudy, coder);
    await this.memory.update(KEY, coder);
    this.changed.fire();
    return true;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async enter(openStudy: OpeningStudy, coder: Coder): Promise<void> {
    unwrap(await openStudy.study.changeStudyFile(study => addCoder(study, coder)));
  }

  private async pick(coders: readonly Coder[]): Promise<Coder | undefined> {
    const newCoder = { label: `$(add) ${l10n.t('Someone new…')}`, coder: undefined };
    const known = coders.map(coder => ({
      label: coder.name ?? coder.id,
      description: coderDescription(coder),
      coder,
    }));
    const title = l10n.t('Who is coding?');
    const picked = await vscode.window.showQuickPick([...known, newCoder], { title, ignoreFocusOut: true });
    return picked && (picked.coder ?? this.askName(coders));
  }

  private async askName(coders: readonly Coder[]): Promise<Coder | undefined> {
    const name = await vscode.window.showInputBox({
      title: l10n.t('Who is coding?'),
      prompt: l10n.t(
        'Your name or initials. They are recorded in the study and used to name your coding files.',
      ),
      ignoreFocusOut: true,
      validateInput: value => (value.trim() ? undefined : l10n.t('Please enter a name or initials.')),
    });
    if (name === undefined) return undefined;
    const ids = new Set(coders.map(coder => coder.id));
    return { id: coderIdFrom(name.trim(), ids), name: name.trim() };
  }
}
