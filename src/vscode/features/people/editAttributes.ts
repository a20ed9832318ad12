import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelled } from '../../../core/base/phrases';
import { typedNumber } from '../../../core/base/figures';
import { type AttributeValue, readAttribute } from '../../../core/participants/attributeValue';
import { attributeNames, removeAttribute, setAttribute } from '../../../core/participants/attributes';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { Participant } from '../../../core/studyFile/studyFile';
import { Refusal, unwrap } from '../../ui/failure';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { type Argument, fileOf, studyOf } from './arguments';
import { askName, requireParticipant } from './ask';
import { confirmDelete } from '../../ui/confirm';

/** Writes down something that is known about a participant. A text value is taken for the number that it is. */
export async function set(
  { studies }: Deps,
  argument: Argument,
  givenName: string | undefined,
  givenValue: AttributeValue | undefined,
): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const title = l10n.t('Set which participant’s attribute?');
  const participant = await requireParticipant(openStudy, argument, title);
  if (!participant) return;
  const name = givenName ?? nameIn(argument) ?? (await askAttribute(openStudy, participant));
  if (name === undefined) return;
  const value = givenValue === undefined ? await askValue(participant, name) : givenValue;
  if (value === undefined) return;
  const typed = typeof value === 'string' ? readAttribute(typedNumber(value)) : value;
  unwrap(await openStudy.study.changeStudyFile(study => setAttribute(study, participant.id, name, typed)));
}

/** Takes an attribute off a participant, after a confirmation that names its value. */
export async function remove(
  { studies }: Deps,
  argument: Argument,
  givenName: string | undefined,
  isConfirmed: boolean,
): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const title = l10n.t('Remove which participant’s attribute?');
  const participant = await requireParticipant(openStudy, argument, title);
  if (!participant) return;
  const name = givenName ?? nameIn(argument) ?? (await askOwnAttribute(participant));
  if (name === undefined) return;
  const value = `${nameOf(participant)}, ${name}: ${String(participant.attributes?.[name])}`;
  if (!isConfirmed && !(await confirmDelete(name, [value]))) return;
  unwrap(await openStudy.study.changeStudyFile(study => removeAttribute(study, participant.id, name)));
}

function nameIn(argument: Argument): string | undefined {
  return typeof argument === 'object' && 'kind' in argument && argument.kind === 'attribute'
    ? argument.name
    : undefined;
}

/** One that somebody has already, or a new one. */
async function askAttribute(openStudy: OpenStudy, participant: Participant): Promise<string | undefined> {
  const file = fileOf(openStudy);
  const items: (vscode.QuickPickItem & { name?: string })[] = attributeNames(file).map(name => ({
    label: name,
    description: Object.hasOwn(participant.attributes ?? {}, name)
      ? String(participant.attributes![name])
      : '',
    name,
  }));
  const isNew: (typeof items)[number] = { label: `$(add) ${l10n.t('New attribute…')}` };
  const title = l10n.t('Attribute of “{0}”', nameOf(participant));
  const picked = items.length > 0 ? await vscode.window.showQuickPick([...items, isNew], { title }) : isNew;
  if (!picked || picked.name !== undefined) return picked?.name;
  return askName(l10n.t('Name of the attribute, such as “profession”'), '', name =>
    setAttribute(file, participant.id, name, null),
  );
}

async function askOwnAttribute(participant: Participant): Promise<string | undefined> {
  const entries = Object.entries(participant.attributes ?? {});
  if (entries.length === 0) throw new Refusal(l10n.t('“{0}” has no attributes.', nameOf(participant)));
  const items = entries.map(([label, value]) => ({ label, description: String(value) }));
  const title = l10n.t('Remove which attribute of “{0}”?', nameOf(participant));
  return (await vscode.window.showQuickPick(items, { title }))?.label;
}

async function askValue(participant: Participant, name: string): Promise<string | undefined> {
  const { attributes = {} } = participant;
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: labelled(nameOf(participant), name),
    value: Object.hasOwn(attributes, name) ? String(attributes[name]) : '',
    prompt: l10n.t('Text, a number, true or false; null if not known'),
    validateInput: typed => (typed.trim() ? undefined : l10n.t('Please enter a value.')),
  });
}
