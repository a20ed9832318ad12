import { groupBy } from '../../base/groupBy';
import { READINGS } from '../projectIn/positions';
import type { ReadProject } from '../projectIn/readProject';
import { chosenProject } from './chosenProject';
import { addInCategories } from './inCategories';
import type { Row, Tables } from './database';
import { ToolProject } from './toolProject';
import type { ToolMemo, ToolPassage } from './toolRecords';

export function isRequal(tables: Tables): boolean {
  return (
    tables.has('projects', 'documents', 'codes') &&
    tables.hasColumns('segments', 'segment_start', 'segment_end')
  );
}

/**
 * A project of requal: positions are R's, in code points from 1, the last one included.
 * @param wanted the name of a project, where there are several @throws UnusableFile
 */
export function readRequal(tables: Tables, wanted: string | undefined): ReadProject {
  const row = chosenProject(tables, { id: 'project_id', name: 'project_name' }, wanted);
  const id = row.key('project_id');
  const own = (table: string) => tables.rows(table).filter(one => one.key('project_id') === id);
  const users = new Map(
    tables
      .rows('users')
      .map(user => [user.key('user_id'), user.text('user_name') ?? user.text('user_login')]),
  );
  const project = new ToolProject('requal', READINGS); // not for the catalogue
  const memos = new Memos(tables, own('memos'), users);
  addCodes(project, own, memos);
  const segments = groupBy(own('segments'), segment => segment.key('doc_id'));
  for (const document of own('documents')) {
    const key = document.key('doc_id') ?? '';
    const text = document.text('doc_text') ?? '';
    const passages = (segments.get(key) ?? []).map(segment => passageIn(segment, users, memos));
    segments.delete(key);
    project.addSource({
      ...{ key, name: document.text('doc_name') ?? '', text, passages },
      memos: [{ text: document.text('doc_description') }, ...memos.on('doc', key)],
    });
  }
  for (const [key, lost] of segments) project.lose('noSource', `${key} (${lost.length})`);
  addCases(project, own);
  for (const memo of memos.others) project.addNote(memo);
  project.loseTables(tables, 'attributes_users_map');
  return project.read(row.text('project_name') ?? '', row.text('project_description'));
}

/** Names of users, by key. */
type Users = ReadonlyMap<string | undefined, string | undefined>;

function passageIn(row: Row, users: Users, memos: Memos): ToolPassage {
  const code = row.key('code_id');
  const written = memos.on('segment', row.key('segment_id'));
  return {
    ...{ start: row.integer('segment_start') - 1, end: row.integer('segment_end') },
    ...{ quote: row.text('segment_text'), code, coder: users.get(row.key('user_id')) },
    memo: written.map(({ text }) => text).join('\n\n'),
  };
}

function addCodes(project: ToolProject, own: (table: string) => readonly Row[], memos: Memos): void {
  addInCategories(
    project,
    own('categories').map(row => ({
      key: row.key('category_id') ?? '',
      name: row.text('category_name') ?? '',
      description: row.text('category_description'),
    })),
    own('codes').map(row => ({
      ...{ key: row.key('code_id') ?? '', name: row.text('code_name') ?? '' },
      ...{ color: hexOf(row.text('code_color')), description: row.text('code_description') },
      memos: memos.on('code', row.key('code_id')),
    })),
    own('categories_codes_map').map(row => ({
      code: row.key('code_id'),
      category: row.key('category_id'),
    })),
  );
}

/** `rgb(1,2,3)` as `#010203`. */
function hexOf(color: string | undefined): string | undefined {
  const parts = /^\s*rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)\s*$/i.exec(color ?? '')?.slice(1);
  return parts
    ? `#${parts.map(part => Math.min(Number(part), 255).toString(16).padStart(2, '0')).join('')}`
    : color;
}

type MemoOn = 'code' | 'doc' | 'segment';

const MAPS: Readonly<Record<MemoOn, string>> = {
  code: 'memos_codes_map',
  doc: 'memos_documents_map',
  segment: 'memos_segments_map',
};

/** The memos of a project, by what they are on. */
class Memos {
  private readonly byId: ReadonlyMap<string | undefined, ToolMemo>;
  private readonly maps: ReadonlyMap<MemoOn, ReadonlyMap<string | undefined, readonly Row[]>>;
  private readonly mapped = new Set<string | undefined>();

  constructor(tables: Tables, memos: readonly Row[], users: Users) {
    this.byId = new Map(
      memos.map(row => [
        row.key('memo_id'),
        { text: row.text('text') ?? row.text('memo_text'), author: users.get(row.key('user_id')) },
      ]),
    );
    this.maps = new Map(
      (Object.keys(MAPS) as MemoOn[]).map(kind => {
        const rows = tables.rows(MAPS[kind]);
        for (const row of rows) this.mapped.add(row.key('memo_id'));
        return [kind, groupBy(rows, row => row.key(`${kind}_id`))];
      }),
    );
  }

  on(kind: MemoOn, id: string | undefined): readonly ToolMemo[] {
    const rows = this.maps.get(kind)!.get(id) ?? [];
    return rows.flatMap(row => this.byId.get(row.key('memo_id')) ?? []);
  }

  /** Those on nothing. */
  get others(): readonly ToolMemo[] {
    return [...this.byId].flatMap(([id, memo]) => (this.mapped.has(id) ? [] : [memo]));
  }
}

function addCases(project: ToolProject, own: (table: string) => readonly Row[]): void {
  const links = groupBy(own('cases_documents_map'), row => row.key('case_id'));
  for (const row of own('cases'))
    project.addCase({
      ...{ name: row.text('case_name') ?? '', description: row.text('case_description') },
      ...{ values: [], passages: 0 },
      sources: (links.get(row.key('case_id')) ?? []).map(link => link.key('doc_id') ?? ''),
    });
}
