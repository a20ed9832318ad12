import * as l10n from '@vscode/l10n';
import '../kit/translations';
import { element } from '../kit/dom';
import { send } from './host';
import { SegmentListBox } from './listBox';
import type { ListView, ToSegments } from './messages';
import { SearchForm } from './searchForm';
import { Toolbar } from './toolbar';

const root = document.getElementById('segments')!;
const main = element('main', { tabindex: -1 });
const none = element('p', { class: 'none', role: 'status' });
const toolbar = new Toolbar();
const form = new SearchForm();
const list = new SegmentListBox(main, {
  onSelected: count => toolbar.showSelected(count),
  onFind: () => toolbar.focusFilter(),
});
toolbar.onLeave = () => list.focus();
form.onLeave = () => list.focus();

window.addEventListener('message', ({ data }: MessageEvent<ToSegments>) => receive(data));
send({ type: 'ready' });

function receive(message: ToSegments): void {
  switch (message.type) {
    case 'list':
      return show(message);
    case 'rows':
      return list.fill(message.version, message.heard, message.from, message.rows);
    case 'current':
      return list.goTo(message.version, message.heard, message.index);
    case 'empty':
      return root.replaceChildren(element('p', { class: 'none' }, message.message));
  }
}

function show(view: ListView): void {
  if (list.isOutdated(view)) return;
  if (!main.isConnected) {
    main.replaceChildren(list.element, none);
    root.replaceChildren(toolbar.element, main);
  }
  toolbar.show(view);
  none.hidden = view.count > 0;
  none.textContent =
    view.filter === '' && view.choice === 'all'
      ? (view.none ?? l10n.t('There are no segments.'))
      : view.search
        ? l10n.t('No hit matches the filter.')
        : l10n.t('No segment matches the filter.');
  list.show(view);
  // what is not there is not reached by the Tab key either
  if (!view.search) form.element.remove();
  else if (!form.element.isConnected) toolbar.element.prepend(form.element);
  form.show(view.search);
}
