import { groupBy } from '../../base/groupBy';
import type { ReadProject } from '../projectIn/readProject';
import { chosenProject } from './chosenProject';
import type { Row, Tables } from './database';
import { type TaguetteText, readTaguetteText } from './taguetteText';
import { OWN_READING, ToolProject } from './toolProject';
import type { ToolCode, ToolPassage } from './toolRecords';

export function isTaguette(tables: Tables): boolean {
  return (
    tables.has('documents', 'highlights', 'tags', 'highlight_tags') &&
    tables.hasColumns('documents', 'contents')
  );
}

/** What a project of Taguette has, before its documents are laid out. */
export interface TaguetteRows {
  readonly name: string;
  readonly description: string | undefined;
  readonly documents: readonly Row[];
  readonly highlights: readonly Row[];
  readonly highlightTags: readonly Row[];
  readonly tags: readonly Row[];
  readonly members: readonly Row[];
  readonly commands: readonly Row[];
}

/** @param wanted the name of a project, where there are several @throws UnusableFile */
export function taguetteRows(tables: Tables, wanted: string | undefined): TaguetteRows {
  const project = chosenProject(tables, { id: 'id', name: 'name' }, wanted);
  const own = (table: string) =>
    tables.rows(table).filter(row => row.key('project_id') === project.key('id'));
  return {
    ...{ name: project.text('name') ?? '', description: project.text('description') },
    ...{ documents: own('documents'), tags: own('tags') },
    ...{ members: own('project_members'), commands: own('commands') },
    highlights: tables.rows('highlights'),
    highlightTags: tables.rows('highlight_tags'),
  };
}

/** A project of Taguette: positions are bytes of UTF-8 in the texts of HTML. Who coded what is in its log. @throws UnusableFile */
export async function readTaguette(rows: TaguetteRows): Promise<ReadProject> {
  const project = new ToolProject('Taguette', [OWN_READING]); // not for the catalogue
  const users = rows.members.flatMap(member => member.text('user_login') ?? []);
  for (const user of users) project.addUser(user);
  project.addCodes(codesIn(rows.tags));
  const highlights = groupBy(rows.highlights, row => row.key('document_id'));
  const tags = groupBy(rows.highlightTags, row => row.key('highlight_id'));
  const makers = makersOf(rows.commands);
  for (const row of rows.documents) {
    const key = row.key('id') ?? '';
    const document = await readTaguetteText(row.text('contents') ?? '');
    const passages: ToolPassage[] = [];
    const added = makers.get(`document ${key}`);
    for (const highlight of highlights.get(key) ?? []) {
      const id = highlight.key('id') ?? '';
      const passage = await passageIn(document, highlight, makers.get(`highlight ${id}`));
      const codes = tags.get(id) ?? [];
      for (const tag of codes) passages.push({ ...passage, code: tag.key('tag_id') ?? '' });
      if (codes.length === 0) passages.push({ ...passage, code: undefined });
    }
    project.addSource({
      ...{ key, name: row.text('name') ?? row.text('filename') ?? '', text: document.text, passages },
      memos: [{ text: row.text('description'), author: added?.coder ?? users[0], created: added?.created }],
    });
  }
  return project.read(rows.name, rows.description);
}

/** A tag is below another one whose name it begins with, and a dot: `people` and `people.neighbors`. */
function codesIn(tags: readonly Row[]): readonly ToolCode[] {
  const byPath = new Map(tags.map(row => [row.text('path') ?? '', row.key('id') ?? '']));
  return tags.map(row => {
    const path = row.text('path') ?? '';
    let dot = path.lastIndexOf('.');
    while (dot > 0 && !byPath.has(path.slice(0, dot))) dot = path.lastIndexOf('.', dot - 1);
    const isBelow = dot > 0 && dot < path.length - 1;
    return {
      key: row.key('id') ?? '',
      parent: isBelow ? byPath.get(path.slice(0, dot)) : undefined,
      name: isBelow ? path.slice(dot + 1) : path,
      description: row.text('description'),
    };
  });
}

/** Who did something, and when. */
interface Maker {
  readonly coder: string | undefined;
  readonly created: string | undefined;
}

/** Who first made each highlight, and added each document: `highlight 1`, `document 2`. */
function makersOf(commands: readonly Row[]): ReadonlyMap<string, Maker> {
  const makers = new Map<string, Maker>();
  for (const row of commands) {
    const made = madeBy(row);
    if (made !== undefined && !makers.has(made))
      makers.set(made, { coder: row.text('user_login'), created: row.text('date') });
  }
  return makers;
}

function madeBy(row: Row): string | undefined {
  try {
    const command = JSON.parse(row.text('payload') ?? 'null') as {
      readonly type?: unknown;
      readonly highlight_id?: unknown;
    } | null;
    if (command?.type === 'document_add') return `document ${row.key('document_id')}`; // not for the catalogue
    return command?.type === 'highlight_add' ? `highlight ${String(command.highlight_id)}` : undefined;
  } catch {
    return undefined;
  }
}

async function passageIn(
  { spanOf }: TaguetteText,
  row: Row,
  maker: Maker | undefined,
): Promise<Omit<ToolPassage, 'code'>> {
  const { text } = await readTaguetteText(row.text('snippet') ?? '');
  const span = spanOf(row.integer('start_offset'), row.integer('end_offset'));
  return { ...span, quote: text, ...maker };
}
