import { type TableRows, databaseFile } from './databaseFile';

// Databases as the tools write them, made from one small study. Positions are counted by slices, one by one.

/** A coded passage: UTF-16 units over the text as the tool has it. */
export interface ToyPassage {
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly code: number;
  readonly coder: string;
  readonly memo?: string;
}

export interface ToyStudy {
  readonly name: string;
  readonly memo?: string;
  /** By name; with the line ends that the tool has. */
  readonly texts: readonly { readonly name: string; readonly raw: string; readonly memo?: string }[];
  readonly codes: readonly {
    readonly name: string;
    readonly category?: number;
    readonly memo?: string;
    readonly color?: string;
  }[];
  readonly categories: readonly { readonly name: string; readonly above?: number; readonly memo?: string }[];
  readonly passages: readonly ToyPassage[];
}

/** How many characters a text has up to a place. */
export type Count = (text: string, at: number) => number;

export const codePoints: Count = (text, at) => [...text.slice(0, at)].length;
/** As Qt has a text: UTF-16 units, line ends of one unit. */
export const qtUnits: Count = (text, at) => text.slice(0, at).replaceAll('\r\n', '\n').length;

const WHEN = '2024-03-01 10:20:30';

const QUALCODER = `
CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text, recently_used_codes text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer);
CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid, pos0, pos1, owner));
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name, attr_type, id));
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text, constraint ucm unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer);
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
CREATE TABLE coder_names (name text unique not null, visibility integer not null default 1);
`;

/** A project of QualCoder. @param more rows of other tables @param seltext how it keeps the words of a passage */
export function qualcoderFile(
  { memo = '', texts, codes, categories, passages }: ToyStudy,
  count: Count = codePoints,
  more: readonly TableRows[] = [],
  // Qt has this in place of a line end
  seltext: (words: string) => string = words => words.replaceAll(/\r?\n/g, '\u2029'),
): Promise<Uint8Array> {
  return databaseFile(QUALCODER, [
    { table: 'project', rows: [['v12', WHEN, memo, 'QualCoder 3.8', 0, 0, 'default', '']] },
    {
      table: 'source',
      rows: texts.map(({ name, raw, memo: own = '' }, i) => [
        ...[i + 1, name, raw, null, own, 'default', WHEN],
        ...[null, null],
      ]),
    },
    {
      table: 'code_cat',
      rows: categories.map(({ name, above, memo: own = '' }, i) => [
        ...[i + 1, name, 'default', WHEN, own],
        above === undefined ? null : above + 1,
      ]),
    },
    {
      table: 'code_name',
      rows: codes.map(({ name, category, memo: own = '', color = '#F5A9A9' }, i) => [
        ...[i + 1, name, own, category === undefined ? null : category + 1],
        ...['default', WHEN, color],
      ]),
    },
    {
      table: 'code_text',
      rows: passages.map(({ text, start, end, code, coder, memo: own = '' }, i) => {
        const { raw } = texts[text]!;
        const at = [count(raw, start), count(raw, end)];
        return [
          i + 1,
          code + 1,
          text + 1,
          seltext(raw.slice(start, end)),
          ...at,
          coder,
          WHEN,
          own,
          null,
          null,
        ];
      }),
    },
    ...more,
  ]);
}

const RQDA = `
CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer);
CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer, color text);
CREATE TABLE treecode (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
CREATE TABLE treefile (fid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
CREATE TABLE filecat (name text, fid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
CREATE TABLE codecat (name text, cid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
CREATE TABLE coding2 (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
CREATE TABLE project (databaseversion text, date text, dateM text, memo text, about text, imageDir text);
CREATE TABLE cases (name text, memo text, owner text, date text, dateM text, id integer, status integer);
CREATE TABLE caselinkage (caseid integer, fid integer, selfirst real, selend real, status integer, owner text, date text, memo text);
CREATE TABLE attributes (name text, status integer, date text, dateM text, owner text, memo text, class text);
CREATE TABLE caseAttr (variable text, value text, caseID integer, date text, dateM text, owner text, status integer);
CREATE TABLE fileAttr (variable text, value text, fileID integer, date text, dateM text, owner text, status integer);
CREATE TABLE journal (name text, journal text, date text, dateM text, owner text, status integer);
CREATE TABLE annotation (fid integer, position integer, annotation text, owner text, date text, dateM text, status integer);
CREATE TABLE image (name text, id integer, date text, dateM text, owner text, status integer);
CREATE TABLE imageCoding (cid integer, iid integer, x1 integer, y1 integer, x2 integer, y2 integer, memo text, date text, dateM text, owner text, status integer);
`;
const R_WHEN = 'Fri Mar  1 10:20:30 2024';

/** A project of RQDA, which has no categories in categories. */
export function rqdaFile(
  { memo = '', texts, codes, categories, passages }: ToyStudy,
  count: Count = codePoints,
  more: readonly TableRows[] = [],
): Promise<Uint8Array> {
  return databaseFile(RQDA, [
    { table: 'project', rows: [['0.2.2', R_WHEN, null, memo, 'Database created by RQDA', null]] },
    {
      table: 'source',
      rows: texts.map(({ name, raw, memo: own = null }, i) => [
        ...[name, i + 1, raw, own, 'default', R_WHEN, null],
        1,
      ]),
    },
    {
      table: 'codecat',
      rows: categories.map(({ name, memo: own = null }, i) => [
        ...[name, null, i + 1, 'default', R_WHEN, null, own],
        1,
      ]),
    },
    {
      table: 'freecode',
      rows: codes.map(({ name, memo: own = null, color = null }, i) => [
        ...[name, own, 'default', R_WHEN, null, i + 1, 1],
        color,
      ]),
    },
    {
      table: 'treecode',
      rows: codes.flatMap(({ category }, i) =>
        category === undefined ? [] : [[i + 1, category + 1, R_WHEN, null, null, 1, 'default']],
      ),
    },
    {
      table: 'coding',
      rows: passages.map(({ text, start, end, code, coder, memo: own = null }) => {
        const { raw } = texts[text]!;
        const at = [count(raw, start), count(raw, end)];
        return [code + 1, text + 1, raw.slice(start, end), ...at, 1, coder, R_WHEN, own];
      }),
    },
    ...more,
  ]);
}

const REQUAL = `
CREATE TABLE projects (project_id INTEGER PRIMARY KEY AUTOINCREMENT, project_name TEXT, project_description TEXT, created_at TEXT DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE requal_version (project_id INTEGER, version TEXT);
CREATE TABLE users (user_id INTEGER PRIMARY KEY, user_login TEXT UNIQUE, user_name TEXT, user_mail TEXT, created_at TEXT DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE documents (doc_id INTEGER PRIMARY KEY AUTOINCREMENT, project_id INTEGER, doc_name TEXT, doc_description TEXT, doc_text TEXT, created_at TEXT DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE codes (project_id INTEGER, code_id INTEGER PRIMARY KEY AUTOINCREMENT, code_name TEXT UNIQUE, code_description TEXT, code_color TEXT);
CREATE TABLE categories (project_id INTEGER, category_id INTEGER PRIMARY KEY AUTOINCREMENT, category_name TEXT, category_description TEXT);
CREATE TABLE categories_codes_map (project_id INTEGER, category_id INTEGER, code_id INTEGER);
CREATE TABLE cases (project_id INTEGER, case_id INTEGER PRIMARY KEY AUTOINCREMENT, case_name TEXT, case_description TEXT);
CREATE TABLE cases_documents_map (project_id INTEGER, case_id INTEGER, doc_id INTEGER);
CREATE TABLE segments (project_id INTEGER, user_id INTEGER, doc_id INTEGER, code_id INTEGER, segment_id INTEGER PRIMARY KEY AUTOINCREMENT, segment_start INTEGER, segment_end INTEGER, segment_text TEXT);
CREATE TABLE memos (project_id INTEGER, memo_id INTEGER PRIMARY KEY, text TEXT, user_id INTEGER);
CREATE TABLE memos_codes_map (memo_id INTEGER, code_id INTEGER);
CREATE TABLE memos_documents_map (memo_id INTEGER, doc_id INTEGER, memo_start INTEGER, memo_end INTEGER);
CREATE TABLE memos_segments_map (memo_id INTEGER, segment_id INTEGER);
`;

/** A project of requal, which counts from 1, up to the last character. */
export function requalFile(
  { name: project, memo = '', texts, codes, categories, passages }: ToyStudy,
  more: readonly TableRows[] = [],
): Promise<Uint8Array> {
  const coders = [...new Set(passages.map(({ coder }) => coder))];
  const written = passages.flatMap(({ memo: text, coder }, i) =>
    text === undefined ? [] : [{ text, segment: i + 1, user: coders.indexOf(coder) + 1 }],
  );
  return databaseFile(REQUAL, [
    { table: 'projects', rows: [[1, project, memo, WHEN]] },
    { table: 'users', rows: coders.map((coder, i) => [i + 1, `login${i}`, coder, null, WHEN]) },
    {
      table: 'documents',
      rows: texts.map(({ name, raw, memo: own = null }, i) => [i + 1, 1, name, own, raw, WHEN]),
    },
    {
      table: 'categories',
      rows: categories.map(({ name, memo: own = null }, i) => [1, i + 1, name, own]),
    },
    {
      table: 'codes',
      rows: codes.map(({ name, memo: own = null, color = 'rgb(255,0,10)' }, i) => [
        1,
        i + 1,
        name,
        own,
        color,
      ]),
    },
    {
      table: 'categories_codes_map',
      rows: codes.flatMap(({ category }, i) => (category === undefined ? [] : [[1, category + 1, i + 1]])),
    },
    {
      table: 'segments',
      rows: passages.map(({ text, start, end, code, coder }, i) => {
        const { raw } = texts[text]!;
        const at = [codePoints(raw, start) + 1, codePoints(raw, end)];
        return [1, coders.indexOf(coder) + 1, text + 1, code + 1, i + 1, ...at, raw.slice(start, end)];
      }),
    },
    { table: 'memos', rows: written.map(({ text, user }, i) => [1, i + 1, text, user]) },
    { table: 'memos_segments_map', rows: written.map(({ segment }, i) => [i + 1, segment]) },
    ...more,
  ]);
}

const TAGUETTE = `
CREATE TABLE users (login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR(192), disabled BOOLEAN NOT NULL, password_set_date DATETIME, language VARCHAR(10), email VARCHAR(256), email_sent DATETIME, CONSTRAINT pk_users PRIMARY KEY (login));
CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL);
CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11) NOT NULL, CONSTRAINT pk_project_members PRIMARY KEY (project_id, user_login));
CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL);
CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id));
`;

export function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A project of Taguette. Texts are plain: their lines become paragraphs, between which HTML has a line feed. */
export function taguetteFile(
  { name: project, memo = '', texts, codes, categories, passages }: ToyStudy,
  more: readonly TableRows[] = [],
): Promise<Uint8Array> {
  const bytes = (text: string, at: number) => Buffer.byteLength(text.slice(0, at).replaceAll('\r\n', '\n'));
  const coders = [...new Set(passages.map(({ coder }) => coder))];
  const path = (category: number, end = ''): string => {
    const { name, above } = categories[category]!;
    return above === undefined ? `${name}${end}` : path(above, `.${name}${end}`);
  };
  const tags = [
    ...codes.map(({ name, category, memo: own = '' }, i) => [
      ...[i + 1, 1, category === undefined ? name : path(category, `.${name}`)],
      own,
    ]),
    ...categories.map(({ memo: own = '' }, i) => [codes.length + i + 1, 1, path(i), own]),
  ];
  return databaseFile(TAGUETTE, [
    { table: 'projects', rows: [[1, project, memo, WHEN]] },
    { table: 'project_members', rows: coders.map(coder => [1, coder, 'ADMIN']) },
    {
      table: 'documents',
      rows: texts.map(({ name, raw, memo: own = '' }, i) => [
        ...[i + 1, name, own, name, WHEN, 1, 'LEFT_TO_RIGHT'],
        raw
          .split(/\r?\n/)
          .map(line => (line === '' ? '' : `<p>${html(line)}</p>`))
          .join('\n'),
      ]),
    },
    { table: 'tags', rows: tags },
    {
      table: 'highlights',
      rows: passages.map(({ text, start, end }, i) => {
        const { raw } = texts[text]!;
        const words = raw.slice(start, end).split(/\r?\n/);
        const snippet = words.map(line => `<p>${html(line)}</p>`).join('\n');
        return [i + 1, text + 1, bytes(raw, start), bytes(raw, end), snippet];
      }),
    },
    { table: 'highlight_tags', rows: passages.map(({ code }, i) => [i + 1, code + 1]) },
    {
      table: 'commands',
      rows: [
        ...texts.map((_, i) => [
          ...[i + 1, WHEN, coders[0]!, 1, i + 1],
          JSON.stringify({ type: 'document_add', document_name: 'x' }),
        ]),
        ...passages.map(({ text, start, end, code, coder }, i) => [
          ...[texts.length + i + 1, WHEN, coder, 1, text + 1],
          JSON.stringify({
            ...{ type: 'highlight_add', highlight_id: i + 1, start_offset: start },
            ...{ end_offset: end, tags: [code + 1] },
          }),
        ]),
      ],
    },
    ...more,
  ]);
}
