import { READINGS } from '../projectIn/positions';
import type { ReadProject } from '../projectIn/readProject';
import { groupBy } from '../../base/groupBy';
import type { Row, Tables } from './database';
import { addInCategories } from './inCategories';
import { ToolProject } from './toolProject';
import type { ToolPassage, ToolValue } from './toolRecords';
import { wholeTexts } from './wholeTexts';

export function isRqda(tables: Tables): boolean {
  return tables.has('freecode', 'coding') && tables.hasColumns('source', 'file');
}

/**
 * A project of RQDA: positions are in code points. What has been deleted stays in its tables, with the status 0.
 * @param name of the file
 */
export function readRqda(tables: Tables, name: string): ReadProject {
  const project = new ToolProject('RQDA', READINGS); // not for the catalogue
  addCodes(project, tables);
  const texts = addSources(project, tables);
  addFileCategories(project, tables);
  addCases(project, tables, texts);
  for (const row of kept(tables, 'journal'))
    project.addNote({ ...writtenIn(row, 'journal'), title: row.text('name') });
  const codings = groupBy(kept(tables, 'imageCoding'), row => row.key('iid'));
  for (const row of kept(tables, 'image'))
    project.leaveOut({
      ...{ kind: 'Picture', name: row.text('name') ?? '' },
      codings: codings.get(row.key('id'))?.length ?? 0,
    });
  project.loseTables(tables, 'coding2');
  return project.read(name, tables.rows('project')[0]?.text('memo'));
}

function kept(tables: Tables, table: string): readonly Row[] {
  return tables.rows(table).filter(row => row.integer('status') !== 0);
}

function writtenIn(row: Row, column: string) {
  return { text: row.text(column), author: row.text('owner'), created: row.text('date') };
}

function addCodes(project: ToolProject, tables: Tables): void {
  const described = (row: Row) => ({ name: row.text('name') ?? '', description: row.text('memo') });
  addInCategories(
    project,
    kept(tables, 'codecat').map(row => ({ key: row.key('catid') ?? '', ...described(row) })),
    kept(tables, 'freecode').map(row => ({
      ...{ key: row.key('id') ?? '', color: row.text('color') },
      ...described(row),
    })),
    kept(tables, 'treecode').map(row => ({ code: row.key('cid'), category: row.key('catid') })),
  );
}

/** @returns the texts, by key */
function addSources(project: ToolProject, tables: Tables): ReadonlyMap<string, string> {
  const codings = groupBy(kept(tables, 'coding'), row => row.key('fid'));
  const annotations = groupBy(kept(tables, 'annotation'), row => row.key('fid'));
  const values = valuesBy(tables, 'fileAttr', 'fileID');
  const texts = new Map<string, string>();
  for (const row of kept(tables, 'source')) {
    const key = row.key('id') ?? '';
    const text = row.text('file') ?? '';
    texts.set(key, text);
    const own = codings.get(key) ?? [];
    codings.delete(key);
    project.addSource({
      ...{ key, name: row.text('name') ?? '', text },
      passages: [...own.map(codingIn), ...(annotations.get(key) ?? []).map(annotationIn)],
      memos: [writtenIn(row, 'memo')],
      values: values(key),
    });
  }
  for (const [key, lost] of codings) project.lose('noSource', `${key} (${lost.length})`);
  return texts;
}

function codingIn(row: Row): ToolPassage {
  return {
    ...{ start: row.integer('selfirst'), end: row.integer('selend'), quote: row.text('seltext') },
    ...{ code: row.key('cid') ?? '', coder: row.text('owner') },
    ...{ created: row.text('date'), memo: row.text('memo') },
  };
}

/** An annotation is on a place between two characters: here it is on the line. */
function annotationIn(row: Row): ToolPassage {
  const at = row.integer('position');
  return {
    ...{ start: at, end: at, isLine: true, code: undefined, coder: row.text('owner') },
    ...{ created: row.text('date'), memo: row.text('annotation') },
  };
}

function addFileCategories(project: ToolProject, tables: Tables): void {
  const links = groupBy(kept(tables, 'treefile'), row => row.key('catid'));
  for (const row of kept(tables, 'filecat'))
    project.addSet(row.text('name') ?? '', row.text('memo'), {
      sources: (links.get(row.key('catid')) ?? []).map(link => link.key('fid') ?? ''),
    });
}

function addCases(project: ToolProject, tables: Tables, texts: ReadonlyMap<string, string>): void {
  const links = groupBy(kept(tables, 'caselinkage'), row => row.key('caseid'));
  const values = valuesBy(tables, 'caseAttr', 'caseID');
  const isWhole = wholeTexts(texts);
  for (const row of kept(tables, 'cases')) {
    const own = links.get(row.key('id')) ?? [];
    const whole = own.filter(link =>
      isWhole(link.key('fid'), link.integer('selfirst'), link.integer('selend')),
    );
    project.addCase({
      ...{ name: row.text('name') ?? '', description: row.text('memo') },
      values: values(row.key('id') ?? ''),
      sources: whole.map(link => link.key('fid') ?? ''),
      passages: own.length - whole.length,
    });
  }
}

function valuesBy(tables: Tables, table: string, column: string): (key: string) => readonly ToolValue[] {
  const numeric = new Set(
    kept(tables, 'attributes').flatMap(row =>
      row.text('class') === 'numeric' ? (row.text('name') ?? []) : [],
    ),
  );
  const rows = groupBy(kept(tables, table), row => row.key(column));
  return key =>
    (rows.get(key) ?? []).map(row => {
      const attribute = row.text('variable') ?? '';
      return { attribute, value: row.text('value'), isNumber: numeric.has(attribute) };
    });
}
