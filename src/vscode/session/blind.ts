import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ok } from '../../core/base/result';
import type { Coder } from '../../core/studyFile/studyFile';
import type { Viewer } from '../../study/visibleCoding';
import { Refusal, unwrap } from '../ui/failure';
import type { CurrentCoder } from './currentCoder';
import { type OpeningStudy, isWhole } from './openStudy';
import type { Studies } from './studies';

/** Kept for this workspace: roots of the studies that this person has chosen to code blind, and as whom. */
const CHOSEN = 'blind.chosen';
const CODERS = 'blind.coders';

/** Why a person sees only their own coding. */
export interface Blindness {
  /** Whether the study says so, for everyone, or this person has chosen it. */
  readonly by: 'study' | 'choice';
  /** Whose coding is shown; undefined where it is not certain who is coding, and nobody's is. */
  readonly coder: Coder | undefined;
}

/**
 * Who codes which study blind. What studies give to be shown follows at once (see `Study.showTo`), so that features need not
 * ask: only those that make no sense without everyone's coding do, by {@link requireEveryone}.
 */
export class Blind implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ReadonlySet<OpeningStudy>>();
  /** Whose coding was shown last. */
  private readonly shown = new WeakMap<OpeningStudy, ReadonlySet<string> | undefined>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private studies: Studies | undefined;
  /** Others' coding is shown in these studies that was not, or no longer. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly coder: CurrentCoder,
    private readonly memory: vscode.Memento,
  ) {
    coder.guardBy((openStudy, wanted) => this.confirmCoder(openStudy, wanted));
  }

  /** Follows the studies of the workspace, and who codes in them. */
  follow(studies: Studies): void {
    this.studies = studies;
    this.disposables.push(
      studies.onChange('blind', ['settings'], () => this.show()),
      this.coder.onDidChange(() => this.show()),
    );
  }

  /** To whom a study is shown, from the moment on in which it is opened. */
  viewer = (root: vscode.Uri): Viewer => {
    const current = this.coder.id;
    const certain = this.certain(root);
    const isCertain = certain === undefined || certain === current;
    return { coder: isCertain ? current : undefined, isBlind: this.chosen(root) };
  };

  /** Undefined where everyone's coding is shown. */
  of(openStudy: OpeningStudy): Blindness | undefined {
    const { coders } = openStudy.study.visible;
    if (!coders) return undefined;
    const by = openStudy.study.visible.isPhase ? 'study' : 'choice';
    return { by, coder: coders.size > 0 ? this.coder.of(openStudy) : undefined };
  }

  /** Refuses what makes no sense without everyone's coding. @throws Refusal that says why, and how it ends */
  requireEveryone(openStudy: OpeningStudy): void {
    const blindness = this.of(openStudy);
    if (!blindness) return;
    throw new Refusal(
      blindness.by === 'study'
        ? l10n.t(
            'This needs the coding of several coders, and the study is in a blind phase: everyone sees only their own coding. Whoever leads the study ends the phase with “End Blind Phase…”.',
          )
        : l10n.t(
            'This needs the coding of several coders, and you are coding blind. Run “Stop Coding Blind” first.',
          ),
    );
  }

  /** Begins or ends coding blind, for this person in this workspace. */
  async choose(openStudy: OpeningStudy, isBlind: boolean): Promise<void> {
    const key = openStudy.root.toString();
    const others = this.memory.get<readonly string[]>(CHOSEN, []).filter(root => root !== key);
    await this.memory.update(CHOSEN, isBlind ? [...others, key] : others);
    this.show();
  }

  /** Begins or ends a phase in which everyone codes blind, in `study.json`. */
  async changePhase({ study }: OpeningStudy, isBlind: boolean): Promise<void> {
    unwrap(
      await study.changeStudyFile(({ blind: _, ...file }) => ok(isBlind ? { ...file, blind: true } : file)),
    );
  }

  dispose(): void {
    for (const one of this.disposables) one.dispose();
  }

  private show(): void {
    const changed = new Set<OpeningStudy>();
    for (const openStudy of this.studies?.begun ?? []) {
      openStudy.study.showTo(this.viewer(openStudy.root));
      this.noteCoder(openStudy);
      const { coders } = openStudy.study.visible;
      if (this.shown.get(openStudy) !== coders) changed.add(openStudy);
      this.shown.set(openStudy, coders);
    }
    if (changed.size > 0) this.changed.fire(changed);
  }

  private chosen(root: vscode.Uri): boolean {
    return this.memory.get<readonly string[]>(CHOSEN, []).includes(root.toString());
  }

  /** Id of the coder as whom this person codes a study blind. */
  private certain(root: vscode.Uri): string | undefined {
    return this.memory.get<Readonly<Record<string, string>>>(CODERS, {})[root.toString()];
  }

  /** Whoever is the current coder when blindness begins is who codes; that is forgotten when it ends. */
  private noteCoder({ root, study }: OpeningStudy): void {
    const certain = this.certain(root);
    if (!study.visible.coders) {
      if (certain !== undefined) this.keepCoder(root, undefined);
    } else if (certain === undefined && this.coder.id !== undefined) this.keepCoder(root, this.coder.id);
  }

  private keepCoder(root: vscode.Uri, id: string | undefined): void {
    const { [root.toString()]: _, ...others } = this.memory.get<Readonly<Record<string, string>>>(CODERS, {});
    void this.memory.update(CODERS, id === undefined ? others : { ...others, [root.toString()]: id });
  }

  /** To be somebody else is to see their coding: while one codes blind, that takes more than to pick their name. */
  private async confirmCoder(openStudy: OpeningStudy, wanted: Coder): Promise<boolean> {
    const all = new Set([...(this.studies?.begun ?? []), openStudy]);
    const blind = [...all].filter(one => this.of(one) && this.certain(one.root) !== wanted.id);
    if (blind.length === 0) return true;
    // who has coded is known when all is read
    await Promise.allSettled(blind.map(({ opened }) => opened));
    const name = wanted.name ?? wanted.id;
    if (blind.some(one => this.isOther(one, wanted.id))) {
      const isSwitch = blind.some(({ root }) => this.certain(root) !== undefined);
      if (!(await isReally(name, isSwitch))) return false;
    }
    for (const { root } of blind) this.keepCoder(root, wanted.id);
    return true;
  }

  /** Whether a coder may be somebody else: they have coded, or the study names them and this person was another one. */
  private isOther(openStudy: OpeningStudy, id: string): boolean {
    if (!isWhole(openStudy)) return true;
    const { root, study } = openStudy;
    const hasCoded = study.transcripts.some(({ allSidecars }) => allSidecars.has(id));
    const isNamed = study.file?.coders.some(coder => coder.id === id) ?? false;
    return hasCoded || (isNamed && this.certain(root) !== undefined);
  }
}

/** Asks whether someone is who they say they are; Enter alone does not say so. */
async function isReally(name: string, isSwitch: boolean): Promise<boolean> {
  const question = l10n.t('Are you {0}?', name);
  const detail = isSwitch
    ? l10n.t(
        'You are coding blind. As {0} you see the coding of {0}, and no longer the coding that was yours so far. If you are not {0}, your coding is no longer independent once you have seen theirs.',
        name,
      )
    : l10n.t(
        'You are coding blind. As {0} you see the coding of {0} and no one else’s. If you are not {0}, your coding is no longer independent once you have seen theirs.',
        name,
      );
  // the first button is the one that Enter presses
  const no = l10n.t('I Am Someone Else');
  const yes = l10n.t('I Am {0}', name);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, no, yes)) === yes;
}
