import * as l10n from '@vscode/l10n';
import '../kit/translations';
import { button, element, keepingFocus } from '../kit/dom';
import { PageProgress, showFailure } from '../kit/pageStates';
import { keep, send } from './host';
import type { StudyView, ToSpeakers } from './messages';
import { PatternForm } from './patterns';
import { suggestions } from './suggestions';
import { TranscriptList } from './transcripts';

const root = document.getElementById('speakers')!;
const header = element('header');
const main = element('main', { tabindex: -1 });
const cards = element('div', { class: 'cards' });
const patterns = new PatternForm();
const list = new TranscriptList(main);
const progress = new PageProgress(root, l10n.t('Reading…'), l10n.t('Reading the transcripts'));

window.addEventListener('message', ({ data }: MessageEvent<ToSpeakers>) => receive(data));
send({ type: 'ready' });

function receive(message: ToSpeakers): void {
  switch (message.type) {
    case 'study':
      return show(message);
    case 'transcript':
      return list.fill(message.version, message.view);
    case 'problems':
      return patterns.showProblems(message.problems);
    case 'progress':
      return progress.show(message.done);
    case 'failure':
      keep(message.request);
      return showFailure(root, message.message);
  }
}

function show(study: StudyView): void {
  keep(study.request);
  progress.hide();
  keepingFocus(root, () => {
    header.replaceChildren(head(study));
    cards.replaceChildren(...suggestions(study));
    patterns.show(study.patterns);
    if (!main.isConnected) {
      main.append(cards, patterns.element, list.element);
      root.replaceChildren(header, main, progress.element);
    }
    list.show(study);
  });
}

function head({ name, hasUnassigned }: StudyView): HTMLElement {
  return element(
    'div',
    { class: 'bar' },
    element('h1', { dir: 'auto' }, l10n.t('Speakers: {0}', name)),
    element('span', { class: 'stretch' }),
    hasUnassigned
      ? button(
          l10n.t('Create Participants from Labels…'),
          l10n.t('Choose which unassigned labels are participants, one participant for each'),
          () => send({ type: 'createParticipants' }),
        )
      : undefined,
  );
}
