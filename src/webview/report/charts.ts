import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import { send } from './host';
import type { ChartView } from './messages';

/** The charts of a report, of a version. Tab goes from chart to chart, arrows from mark to mark, Enter opens the words of one. */
export function charts(all: readonly ChartView[], version: number): HTMLElement[] {
  return all.map((chart, index) => figure(chart, index, version));
}

function figure({ title, svg, marks }: ChartView, chart: number, version: number): HTMLElement {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const drawing = document.importNode(parsed, true) as unknown as SVGSVGElement;
  const shapes = new Map<number, SVGElement[]>();
  for (const shape of drawing.querySelectorAll<SVGElement>('[data-mark]')) {
    const mark = Number(shape.dataset['mark']);
    shapes.set(mark, [...(shapes.get(mark) ?? []), shape]);
  }
  marks.forEach(({ label, isLink }, mark) => {
    for (const [i, shape] of (shapes.get(mark) ?? []).entries()) {
      if (isLink) shape.classList.add('link');
      if (i > 0) continue;
      shape.setAttribute('role', isLink ? 'button' : 'img');
      // its title is its name; another one would have to begin with the texts that are seen
      if (!shape.querySelector('title')) shape.setAttribute('aria-label', label);
      shape.setAttribute('tabindex', mark === 0 ? '0' : '-1');
    }
  });
  // a group of marks, each with its name: a picture's marks would not be read
  drawing.setAttribute('role', 'group');
  drawing.setAttribute('aria-label', title);

  const open = (mark: number) => {
    if (marks[mark]?.isLink) send({ type: 'openMark', version, chart, mark });
  };
  drawing.addEventListener('click', event => {
    const shape = (event.target as Element).closest<SVGElement>('[data-mark]');
    if (shape) open(Number(shape.dataset['mark']));
  });
  drawing.addEventListener('keydown', event => {
    const shape = (event.target as Element).closest<SVGElement>('[data-mark]');
    if (!shape) return;
    const mark = Number(shape.dataset['mark']);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: mark + 1,
      ArrowRight: mark + 1,
      ArrowUp: mark - 1,
      ArrowLeft: mark - 1,
      Home: 0,
      End: marks.length - 1,
    };
    const next = shapes.get(steps[event.key] ?? NaN)?.[0];
    if (next) {
      shape.setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
    } else if (event.key === 'Enter' || event.key === ' ') open(mark);
    else return;
    event.preventDefault();
  });
  const save = element(
    'button',
    {
      type: 'button',
      'data-key': `chart ${chart}`,
      title: l10n.t('Save this chart to a file, as SVG or PNG'),
    },
    l10n.t('Export Chart…'),
  );
  save.addEventListener('click', () => send({ type: 'exportChart', chart }));
  return element('figure', { class: 'chart' }, drawing, element('figcaption', {}, save));
}
