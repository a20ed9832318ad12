import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OpenStudy } from '../../../session/openStudy';
import { Refusal } from '../../../ui/failure';
import { confirm } from '../../../ui/confirm';
import { ContextKey } from '../../../ui/contextKey';
import { requireStudy } from '../../../ui/requireStudy';
import type { Deps } from '../../../deps';
import { BlindItem } from './statusItem';
import { endOf, hiddenParts, reasonOf } from './wording';
import { STATUS_MS } from '../../../ui/statusMs';

/** Coding blind: beginning and ending it, and the place that says so. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies, blind } = deps;
  const item = new BlindItem();
  const isBlind = new ContextKey('transcriptCoder.isBlind');
  const isPhase = new ContextKey('transcriptCoder.isBlindPhase');
  const show = () => {
    const { current } = studies;
    const blindness = current && blind.of(current);
    item.show(blindness);
    isBlind.set(blindness !== undefined);
    isPhase.set(current?.study.file?.blind === true);
  };
  show();
  return vscode.Disposable.from(
    item,
    blind.onDidChange(show),
    studies.onChange('blindItem', ['settings'], show),
    vscode.window.onDidChangeActiveTextEditor(show),
    commands.register('transcriptCoder.codeBlind', () => begin(deps, requireStudy(studies))),
    commands.register('transcriptCoder.stopCodingBlind', () => stop(deps, requireStudy(studies))),
    commands.register('transcriptCoder.beginBlindPhase', () => beginPhase(deps, requireStudy(studies))),
    commands.register('transcriptCoder.endBlindPhase', () => endPhase(deps, requireStudy(studies))),
    commands.register('transcriptCoder.aboutBlindCoding', () => explain(deps, requireStudy(studies))),
  );
}

async function begin({ blind, coder }: Deps, openStudy: OpenStudy): Promise<void> {
  if (!(await coder.require(openStudy))) return;
  await blind.choose(openStudy, true);
  vscode.window.setStatusBarMessage(
    l10n.t('You are coding blind: only your own coding is shown from here on.'),
    STATUS_MS,
  );
}

async function stop({ blind }: Deps, openStudy: OpenStudy): Promise<void> {
  const blindness = blind.of(openStudy);
  if (!blindness) throw new Refusal(l10n.t('You are not coding blind.'));
  if (blindness.by === 'study') throw new Refusal(`${reasonOf(blindness)} ${endOf(blindness)}`);
  const isSure = await confirm(
    l10n.t('Show the coding of all coders?'),
    [l10n.t('What you code after you have seen the coding of others is no longer independent of it.')],
    l10n.t('Show Their Coding'),
  );
  if (isSure) await blind.choose(openStudy, false);
}

async function beginPhase({ blind }: Deps, openStudy: OpenStudy): Promise<void> {
  if (openStudy.study.file?.blind) throw new Refusal(l10n.t('The study is in a blind phase already.'));
  const isSure = await confirm(
    l10n.t('Begin a blind phase of the study?'),
    [
      l10n.t(
        'From here on everyone sees only their own coding, you too. This is written to study.json, and holds for others as soon as they have it: commit and push it.',
      ),
    ],
    l10n.t('Begin Blind Phase'),
  );
  if (isSure) await blind.changePhase(openStudy, true);
}

async function endPhase({ blind }: Deps, openStudy: OpenStudy): Promise<void> {
  if (!openStudy.study.file?.blind) throw new Refusal(l10n.t('The study is not in a blind phase.'));
  const isSure = await confirm(
    l10n.t('End the blind phase for everyone?'),
    [
      l10n.t(
        'Every coder will see the coding of all others, here at once, and elsewhere as soon as they have this change of study.json. What is coded then is no longer independent. Make sure that everyone has finished.',
      ),
    ],
    l10n.t('End Blind Phase'),
  );
  if (isSure) await blind.changePhase(openStudy, false);
}

/** Says what is hidden, by what, and how it ends; from there it can be ended. */
async function explain(deps: Deps, openStudy: OpenStudy): Promise<void> {
  const blindness = deps.blind.of(openStudy);
  if (!blindness) {
    const code = l10n.t('Code Blind');
    const question = l10n.t('You see the coding of all coders.');
    const detail = l10n.t('Coding blind, you see only your own, so that your coding is independent.');
    const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, code);
    return answer === code ? begin(deps, openStudy) : undefined;
  }
  const end = blindness.by === 'study' ? l10n.t('End Blind Phase…') : l10n.t('Stop Coding Blind…');
  const select = l10n.t('Select Coder…');
  const detail = [hiddenParts(), endOf(blindness)].join('\n\n');
  const answer = await vscode.window.showInformationMessage(
    reasonOf(blindness),
    { modal: true, detail },
    ...(blindness.coder ? [] : [select]),
    end,
  );
  if (answer === select) await vscode.commands.executeCommand('transcriptCoder.selectCoder');
  else if (answer === end) await (blindness.by === 'study' ? endPhase : stop)(deps, openStudy);
}
