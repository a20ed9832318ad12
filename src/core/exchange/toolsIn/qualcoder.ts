import { READINGS } from '../projectIn/positions';
import type { ReadProject } from '../projectIn/readProject';
import { groupBy } from '../../base/groupBy';
import type { Row, Tables } from './database';
import { ToolProject } from './toolProject';
import type { ToolPassage, ToolValue } from './toolRecords';
import { wholeTexts } from './wholeTexts';

/** Where QualCoder keeps what is no text, by the beginning of its path. */
const MEDIA = /^[/\\]?(images|audio|video):?/i;
const KINDS: Readonly<Record<string, string>> = { images: 'Picture', audio: 'Audio', video: 'Video' };

export function isQualCoder(tables: Tables): boolean {
  return tables.has('code_text', 'code_name', 'code_cat') && tables.hasColumns('source', 'fulltext');
}

/**
 * A project of QualCoder: positions are Python's, in code points, or Qt's, in UTF-16 units, as it comes.
 * @param name of its folder
 */
export function readQualCoder(tables: Tables, name: string): ReadProject {
  const project = new ToolProject('QualCoder', READINGS); // not for the catalogue
  for (const coder of tables.rows('coder_names')) addCoder(project, coder, 'name');
  project.addCodes([
    ...tables.rows('code_cat').map(row => ({
      key: `cat ${row.key('catid')}`,
      parent: keyed('cat', row.key('supercatid')),
      name: row.text('name') ?? '',
      description: row.text('memo'),
      isCodable: false,
    })),
    ...tables.rows('code_name').map(row => ({
      key: `code ${row.key('cid')}`,
      // newer versions have codes below codes
      parent: keyed('code', row.key('supercid')) ?? keyed('cat', row.key('catid')),
      name: row.text('name') ?? '',
      color: row.text('color'),
      description: row.text('memo'),
    })),
  ]);
  const passages = passagesByText(tables);
  const values = valuesBy(tables);
  const texts = new Map<string, string>();
  const media = mediaCodings(tables);
  for (const row of tables.rows('source')) {
    const key = row.key('id') ?? '';
    const source = row.text('name') ?? '';
    const text = row.text('fulltext');
    const [, folder] = MEDIA.exec(row.text('mediapath') ?? '') ?? [];
    const codings = media.get(key) ?? 0;
    if (text !== undefined) texts.set(key, text);
    if (folder !== undefined && text === undefined)
      project.leaveOut({ kind: KINDS[folder.toLowerCase()]!, name: source, codings });
    else {
      if (codings > 0) project.leaveOut({ kind: 'PDF', name: source, codings });
      project.addSource({
        ...{ key, name: source, text: text ?? '', passages: passages.get(key) ?? [] },
        memos: [{ text: row.text('memo'), author: row.text('owner'), created: row.text('date') }],
        values: values(`file ${key}`),
      });
    }
    passages.delete(key);
  }
  for (const [key, lost] of passages) project.lose('noSource', `${key} (${lost.length})`);
  addCases(project, tables, texts, values);
  for (const row of tables.rows('journal'))
    project.addNote({
      ...{ text: row.text('jentry'), title: row.text('name') },
      ...{ author: row.text('owner'), created: row.text('date') },
    });
  project.loseTables(tables, 'graph', 'ris', 'stored_sql');
  return project.read(name, tables.rows('project')[0]?.text('memo'));
}

function keyed(kind: string, key: string | undefined): string | undefined {
  return key === undefined ? undefined : `${kind} ${key}`;
}

function addCoder(project: ToolProject, row: Row, column: string): void {
  const name = row.text(column);
  if (name !== undefined) project.addUser(name);
}

/** Codings and annotations, by the key of their text. */
function passagesByText(tables: Tables): Map<string, ToolPassage[]> {
  const passage = (row: Row, more: Pick<ToolPassage, 'code' | 'quote' | 'isKey'>) => ({
    ...{ text: row.key('fid') ?? '', start: row.integer('pos0'), end: row.integer('pos1') },
    ...{ coder: row.text('owner'), created: row.text('date'), memo: row.text('memo'), ...more },
  });
  const codings = tables.rows('code_text').map(row =>
    passage(row, {
      ...{ code: `code ${row.key('cid')}`, quote: row.text('seltext') },
      isKey: row.integer('important') === 1,
    }),
  );
  const annotations = tables.rows('annotation').map(row => passage(row, { code: undefined }));
  return groupBy([...codings, ...annotations], ({ text }) => text);
}

/** How many codings there are on places in pictures, sound, films and pages, by source. */
function mediaCodings(tables: Tables): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const table of ['code_image', 'code_av'])
    for (const row of tables.rows(table)) {
      const key = row.key('id') ?? '';
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** Values of attributes, by what they are of: `case 1`, `file 2`. */
function valuesBy(tables: Tables): (of: string) => readonly ToolValue[] {
  const numeric = new Set(
    tables
      .rows('attribute_type')
      .flatMap(row => (row.text('valuetype') === 'numeric' ? (row.text('name') ?? []) : [])),
  );
  const rows = groupBy(tables.rows('attribute'), row => `${row.text('attr_type')} ${row.key('id')}`);
  return of =>
    (rows.get(of) ?? []).map(row => {
      const attribute = row.text('name') ?? '';
      return { attribute, value: row.text('value'), isNumber: numeric.has(attribute) };
    });
}

function addCases(
  project: ToolProject,
  tables: Tables,
  texts: ReadonlyMap<string, string>,
  values: (of: string) => readonly ToolValue[],
): void {
  const parts = groupBy(tables.rows('case_text'), row => row.key('caseid'));
  const isWhole = wholeTexts(texts);
  for (const row of tables.rows('cases')) {
    const own = parts.get(row.key('caseid')) ?? [];
    const whole = own.filter(part => isWhole(part.key('fid'), part.integer('pos0'), part.integer('pos1')));
    project.addCase({
      ...{ name: row.text('name') ?? '', description: row.text('memo') },
      values: values(`case ${row.key('caseid')}`),
      sources: whole.map(part => part.key('fid') ?? ''),
      passages: own.length - whole.length,
    });
  }
}
