import * as l10n from '@vscode/l10n';
import '../kit/translations';
import { around } from './around';
import { charts } from './charts';
import { element, keepingFocus } from '../kit/dom';
import { head } from './head';
import { keep, send } from './host';
import type { ReportView, ToPanel } from './messages';
import { rasterize } from './rasterize';
import { Grid } from './table';

const root = document.getElementById('report')!;
let grid: Grid | undefined;
let version = -1;
let tab: 'table' | 'charts' = 'table';
/** That charts were last drawn for, in pixels. */
let width = 0;
let progress: HTMLElement | undefined;

new ResizeObserver(() => {
  if (tab === 'charts' && chartRoom() > 0 && chartRoom() !== width) tellTab();
}).observe(root);
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => receive(data));
send({ type: 'ready' });

function receive(message: ToPanel): void {
  switch (message.type) {
    case 'report':
      keep(message.request);
      return show(message);
    case 'rows':
      if (message.version === version) grid?.fill(message.from, message.rows);
      return;
    case 'charts':
      if (message.version === version)
        document.getElementById('charts')?.replaceChildren(...charts(message.charts, version));
      return;
    case 'progress':
      return showProgress(message.done);
    case 'failure': {
      keep(message.request);
      grid?.dispose();
      grid = undefined;
      version = -1;
      const sentence = element('p', { class: 'failure', role: 'alert' }, message.message);
      return replace(message.form ? head(message.form) : undefined, element('main', {}, sentence));
    }
    case 'rasterize':
      void rasterize(message.svg).then(png => send({ type: 'rasterized', id: message.id, png }));
  }
}

function show(report: ReportView): void {
  const place = grid?.place;
  const scroll = document.querySelector('main')?.scrollTop ?? 0;
  grid?.dispose();
  version = report.version;
  const main = element('main', { tabindex: -1 });
  grid = new Grid(report, main);
  const hasCharts = report.chartCount > 0;
  if (!hasCharts) tab = 'table';
  const pages = {
    table: element('section', { id: 'table' }, ...grid.elements),
    charts: element('section', { id: 'charts' }, ...charts(report.charts ?? [], version)),
  };
  main.append(
    element('h1', {}, report.title),
    ...around(report),
    ...(hasCharts ? [tabs(pages)] : []),
    pages.table,
    ...(hasCharts ? [pages.charts] : []),
  );
  if (report.rowCount === 0)
    pages.table.replaceChildren(element('p', {}, l10n.t('Nothing is coded here yet.')));
  turnTo(pages);
  replace(head(report.form), main);
  main.scrollTop = scroll;
  if (place) grid.restore(place);
  else grid.restore({ row: 0, column: 0, hasFocus: false });
}

/** Puts a new page in place of the old one; what had the focus in the head keeps it. */
function replace(...children: readonly (HTMLElement | undefined)[]): void {
  progress = undefined;
  keepingFocus(root, () => root.replaceChildren(...children.filter(child => child !== undefined)));
}

/** Charts are drawn for the width of the page. */
function tellTab(): void {
  width = chartRoom();
  send({ type: 'tab', tab, width });
}

function chartRoom(): number {
  const section = document.getElementById('charts');
  if (!section) return 0;
  const { paddingLeft, paddingRight } = getComputedStyle(section);
  return Math.floor(section.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
}

type Pages = Readonly<Record<typeof tab, HTMLElement>>;

function tabs(pages: Pages): HTMLElement {
  const names = { table: l10n.t('Table'), charts: l10n.t('Charts') };
  const list = element('div', { role: 'tablist', 'aria-label': l10n.t('Table or charts') });
  for (const id of ['table', 'charts'] as const) {
    const made = element(
      'button',
      { role: 'tab', type: 'button', 'aria-controls': id, 'data-key': `tab ${id}` },
      names[id],
    );
    const choose = () => {
      const isOther = tab !== id;
      tab = id;
      turnTo(pages);
      if (isOther) tellTab();
    };
    made.addEventListener('click', choose);
    made.addEventListener('keydown', event => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = list.querySelector<HTMLElement>('[tabindex="-1"]');
      other?.click();
      other?.focus();
    });
    list.append(made);
  }
  return list;
}

function turnTo(pages: Pages): void {
  for (const [id, page] of Object.entries(pages)) page.hidden = id !== tab;
  if (tab === 'table') grid?.turnedTo();
  const list = pages.table.parentElement?.querySelectorAll('[role=tab]') ?? [];
  for (const one of list) {
    const isChosen = one.getAttribute('aria-controls') === tab;
    one.setAttribute('aria-selected', String(isChosen));
    one.setAttribute('tabindex', isChosen ? '0' : '-1');
  }
}

/** Long counts can be stopped. */
function showProgress(done: number): void {
  if (!progress) {
    const stop = element('button', { type: 'button' }, l10n.t('Stop'));
    stop.addEventListener('click', () => send({ type: 'cancel' }));
    const bar = element('progress', { max: 1, 'aria-label': l10n.t('Counting') });
    progress = element('div', { class: 'progress', role: 'status' }, l10n.t('Counting…'), bar, stop);
    root.append(progress);
  }
  progress.querySelector('progress')!.value = done;
}
