import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { roving } from '../kit/roving';
import { send } from './host';
import type { CountedLabel, SpellingsView, StudyView } from './messages';

/** What the study as a whole lets one guess, and what it refuses; nothing where there is nothing to decide. */
export function suggestions(study: StudyView): HTMLElement[] {
  const { guessed, spellings, refused } = study;
  return [
    ...(guessed.length > 0 ? [interviewers(guessed)] : []),
    ...(spellings.length > 0 ? [sameLabels(spellings)] : []),
    ...(refused.length > 0 ? [notSpeakers(refused)] : []),
  ];
}

function interviewers(guessed: readonly CountedLabel[]): HTMLElement {
  const labels = guessed.map(({ label }) => label);
  const rows = guessed.map(one =>
    row(
      `guess ${one.label}`,
      [one],
      [
        button(
          l10n.t('Interviewer'),
          l10n.t('Mark “{0}” as an interviewer', one.label),
          () => send({ type: 'interviewers', labels: [one.label] }),
          `guess ${one.label}`,
        ),
      ],
    ),
  );
  const all =
    labels.length > 1
      ? button(l10n.t('Mark All as Interviewers'), l10n.t('Interviewers are not participants'), () =>
          send({ type: 'interviewers', labels }),
        )
      : undefined;
  return card(l10n.t('Probably Interviewers'), l10n.t('Interviewers are not participants.'), rows, all);
}

function sameLabels(spellings: readonly SpellingsView[]): HTMLElement {
  const rows = spellings.map(({ labels, owner, areInterviewers }) => {
    const names = labels.map(({ label }) => label);
    const key = `same ${names.join('\n')}`;
    const merge = (text: string, title: string) =>
      button(text, title, () => send({ type: 'merge', labels: names }), `${key} merge`);
    const mark = button(
      l10n.t('Interviewers'),
      l10n.t('Mark all of these labels as interviewers’'),
      () => send({ type: 'interviewers', labels: names }),
      `${key} mark`,
    );
    if (areInterviewers) return row(key, labels, [mark]);
    if (owner !== undefined)
      return row(key, labels, [
        merge(l10n.t('Assign All to {0}', owner), l10n.t('Assign all of these labels to {0}', owner)),
      ]);
    return row(key, labels, [
      merge(l10n.t('Same Participant'), l10n.t('Assign all of these labels to one participant')),
      mark,
    ]);
  });
  return card(l10n.t('Probably One Person'), l10n.t('These labels differ only in spelling.'), rows);
}

function notSpeakers(refused: readonly string[]): HTMLElement {
  const rows = refused.map(label =>
    row(
      `refused ${label}`,
      [{ label, turns: '' }],
      [
        button(
          l10n.t('Allow'),
          l10n.t('Let “{0}” be a label again', label),
          () => send({ type: 'allow', label }),
          `allow ${label}`,
        ),
      ],
    ),
  );
  return card(l10n.t('Not Speakers'), l10n.t('The study says that these are not labels.'), rows);
}

function card(
  title: string,
  caption: string,
  rows: readonly HTMLElement[],
  action?: HTMLElement,
): HTMLElement {
  const grid = element('div', { role: 'grid', 'aria-label': title }, ...rows);
  roving(grid);
  return element(
    'section',
    { class: 'card', 'aria-label': title },
    element('div', { class: 'bar' }, element('h2', {}, title), element('span', { class: 'stretch' }), action),
    element('p', { class: 'caption' }, caption),
    grid,
  );
}

function row(key: string, labels: readonly CountedLabel[], buttons: readonly HTMLElement[]): HTMLElement {
  const names = labels.map(({ label, turns }) =>
    element(
      'span',
      { class: 'chip' },
      element('bdi', { class: 'label' }, label),
      turns === '' ? undefined : element('span', { class: 'count' }, turns),
    ),
  );
  return element(
    'div',
    { role: 'row', 'data-row': key },
    element('span', { role: 'gridcell', class: 'names' }, ...names),
    element('span', { role: 'gridcell', class: 'actions' }, ...buttons),
  );
}
