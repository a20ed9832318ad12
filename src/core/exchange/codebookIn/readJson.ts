import * as l10n from '@vscode/l10n';
import { type Result, fail } from '../../base/result';
import { codeGroups, membersOf } from '../../codebook/codeGroups';
import { Codebook } from '../../codebook/codebook';
import { FIELDS } from '../../codebook/definition';
import { parseCodebook } from '../../codebook/parseCodebook';
import { isScale } from '../../codebook/scaleSchema';
import { type Incoming, type LooseCode, incomingOf } from './incoming';

/** Reads the codebook of another study, `codebook.json`, or a codebook that was exported as JSON. */
export function readJson(text: string): Result<Incoming> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return fail(l10n.t('The file is not valid JSON: {0}', (error as Error).message));
  }
  if (!isRecord(parsed) || !Array.isArray(parsed['codes']))
    return fail(l10n.t('The file has no list of codes.'));
  return 'schema' in parsed ? readStudyCodebook(text) : readExported(parsed['codes'], parsed['groups']);
}

function readStudyCodebook(text: string): Result<Incoming> {
  const { value, problems } = parseCodebook(text);
  if (!value) {
    const [first] = problems.filter(({ severity }) => severity === 'error');
    return fail(l10n.t('Line {0}: {1}', first?.line ?? 1, first?.message ?? ''));
  }
  const codebook = Codebook.of(value);
  const codes = codebook.inOrder();
  const indexes = new Map(codes.map(({ id }, i) => [id, i]));
  const merged = value.codes.length - codes.length;
  return incomingOf(
    codes.map(({ id, name, color, retired, scale, ...code }, i) => ({
      ...{ id, name, color, retired, scale, parent: indexes.get(codebook.parentOf(id)?.id ?? '') },
      ...Object.fromEntries(FIELDS.map(field => [field, code[field]])),
      line: i + 1,
    })),
    merged > 0 ? [l10n.t('Merged codes are not imported: {0}.', merged)] : [],
    codeGroups(codebook).map(group => ({
      ...group,
      codes: membersOf(codebook, group).map(({ id }) => indexes.get(id)!),
    })),
  );
}

function readExported(list: readonly unknown[], groups: unknown): Result<Incoming> {
  const records = list.filter(isRecord);
  const broken = list.findIndex(one => !isRecord(one) || typeof one['name'] !== 'string');
  if (broken >= 0) return fail(l10n.t('Code {0} of the file has no name.', broken + 1));
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);
  const indexes = new Map(records.flatMap(({ id }, i) => (text(id) ? [[text(id)!, i] as const] : [])));
  const lost = records.findIndex(({ parent }) => text(parent) !== undefined && !indexes.has(text(parent)!));
  if (lost >= 0) return fail(l10n.t('Code {0} of the file has a parent that is not in the file.', lost + 1));
  const unread = records.findIndex(({ scale }) => (scale ?? undefined) !== undefined && !isScale(scale));
  if (unread >= 0) return fail(l10n.t('Code {0} of the file has a scale that cannot be read.', unread + 1));
  return incomingOf(
    records.map((record, i): LooseCode => ({
      ...Object.fromEntries(FIELDS.map(field => [field, text(record[field])])),
      name: record['name'] as string,
      id: text(record['id']),
      color: text(record['color']),
      ...(record['retired'] === true ? { retired: true as const } : {}),
      ...(isScale(record['scale']) ? { scale: record['scale'] } : {}),
      parent: indexes.get(text(record['parent']) ?? ''),
      line: i + 1,
    })),
    [],
    groupsIn(groups).map(group => ({
      name: text(group['name']) ?? '',
      id: text(group['id']),
      description: text(group['description']),
      codes: (Array.isArray(group['codes']) ? group['codes'] : []).flatMap(
        id => indexes.get(text(id) ?? '') ?? [],
      ),
    })),
  );
}

function groupsIn(groups: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(groups) ? groups.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
