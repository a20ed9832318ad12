import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Direction, Edge, Step, StepUnit } from '../../../../core/turns/steps';

const UNITS: readonly StepUnit[] = ['word', 'sentence', 'turn'];
const DIRECTIONS: readonly Direction[] = ['backward', 'forward'];

/** Lets somebody choose which edge of a segment moves, and how far. */
export async function pickResizing(): Promise<(Step & { edge: Edge }) | undefined> {
  const items = (['end', 'start'] as const).flatMap(edge =>
    steps().map(step => ({
      label: resizeLabel(edge, step),
      description: resizeKeys(edge, step),
      edge,
      step,
    })),
  );
  const title = l10n.t('Resize the segment at the cursor');
  const picked = await vscode.window.showQuickPick(items, { title });
  return picked && { edge: picked.edge, ...picked.step };
}

/** Lets somebody choose how far a segment moves. */
export async function pickMoving(): Promise<Step | undefined> {
  const items = steps().map(step => ({
    label: stepLabel(step),
    description: inMode(modifier(step.unit) + (step.direction === 'forward' ? '↓' : '↑')),
    step,
  }));
  const title = l10n.t('Move the segment at the cursor');
  return (await vscode.window.showQuickPick(items, { title }))?.step;
}

function steps(): Step[] {
  return UNITS.flatMap(unit => DIRECTIONS.map(direction => ({ unit, direction })));
}

/** What a step of resizing does. */
export function resizeLabel(edge: Edge, step: Step): string {
  return edge === 'end' ? l10n.t('End: {0}', stepLabel(step)) : l10n.t('Start: {0}', stepLabel(step));
}

/** What a step of moving does. */
export function moveLabel(step: Step): string {
  return l10n.t('Both: {0}', stepLabel(step));
}

function stepLabel({ unit, direction }: Step): string {
  switch (unit) {
    case 'word':
      return direction === 'forward' ? l10n.t('one word forward') : l10n.t('one word back');
    case 'sentence':
      return direction === 'forward' ? l10n.t('one sentence forward') : l10n.t('one sentence back');
    case 'turn':
      return direction === 'forward' ? l10n.t('one turn forward') : l10n.t('one turn back');
  }
}

function resizeKeys(edge: Edge, { unit, direction }: Step): string {
  const arrow = direction === 'forward' ? '→' : '←';
  return inMode(modifier(unit) + (edge === 'start' ? 'Shift+' : '') + arrow);
}

function modifier(unit: StepUnit): string {
  return { word: '', sentence: 'Ctrl+', turn: 'Alt+' }[unit];
}

function inMode(key: string): string {
  return l10n.t('{0} in resize mode', key);
}
