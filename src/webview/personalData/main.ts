import * as l10n from '@vscode/l10n';
import '../kit/translations';
import { button, element, keepingFocus } from '../kit/dom';
import { PageProgress, showFailure } from '../kit/pageStates';
import { FoundList } from './foundList';
import { keep, send } from './host';
import type { PseudonymsView, ScanView, ToPersonalData } from './messages';

const root = document.getElementById('personalData')!;
const main = element('main', { tabindex: -1 });
const title = element('h1', { dir: 'auto' });
const summary = element('p', { class: 'caption', role: 'status' });
const actions = element('div', { class: 'bar' });
const filter = element('input', {
  type: 'text',
  placeholder: l10n.t('Filter'),
  'aria-label': l10n.t('Show only words that contain this'),
  'data-key': 'filter',
});
const header = element(
  'header',
  {},
  element('div', { class: 'bar' }, title, element('span', { class: 'stretch' }), filter, actions),
  summary,
);
const list = new FoundList();
const progress = new PageProgress(
  root,
  l10n.t('Looking through the study…'),
  l10n.t('Looking through the study'),
);

filter.addEventListener('input', () => list.filterBy(filter.value));
window.addEventListener('message', ({ data }: MessageEvent<ToPersonalData>) => receive(data));
send({ type: 'ready' });

function receive(message: ToPersonalData): void {
  switch (message.type) {
    case 'scan':
      return show(message);
    case 'places':
      return list.fill(message.version, message.item, message.places, message.of);
    case 'progress':
      return progress.show(message.done);
    case 'failure':
      keep(message.request);
      return showFailure(root, message.message);
  }
}

function show(scan: ScanView): void {
  keep(scan.request);
  progress.hide();
  const { pseudonyms } = scan;
  title.textContent = pseudonyms
    ? l10n.t('Pseudonymise: {0}', scan.name)
    : l10n.t('Personal data: {0}', scan.name);
  summary.textContent = pseudonyms?.said ?? scan.summary;
  summary.classList.toggle('problem', pseudonyms?.isProblem ?? false);
  keepingFocus(
    actions,
    () => actions.replaceChildren(...buttons(pseudonyms)),
    () => filter,
  );
  if (!main.isConnected) {
    main.append(list.element);
    root.replaceChildren(header, main, progress.element);
  }
  list.show(scan);
}

function buttons(pseudonyms: PseudonymsView | undefined): HTMLElement[] {
  if (!pseudonyms)
    return [
      button(l10n.t('Pseudonymise…'), l10n.t('Replace words in all files of the study'), () =>
        send({ type: 'begin' }),
      ),
    ];
  const replace = button(
    l10n.t('Replace…'),
    l10n.t('Replace the ticked words in all files of the study, after asking where the key goes'),
    () => send({ type: 'replace' }),
  );
  replace.classList.add('primary');
  replace.disabled = !pseudonyms.isReady;
  return [
    button(l10n.t('Add Words…'), l10n.t('Replace words that were not found'), () => send({ type: 'add' })),
    button(l10n.t('Cancel'), l10n.t('Replace nothing, and go back to the list'), () => send({ type: 'end' })),
    replace,
  ];
}
