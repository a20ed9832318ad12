import assert from 'node:assert/strict';
import type { Tree } from './xmlTree';

// The rules of QDA-XML 1.0 for what this program writes, by hand, for where the standard's own schema is not at hand.

const TEXT = [
  'Description?',
  'PlainTextContent?',
  'PlainTextSelection*',
  'Coding*',
  'NoteRef*',
  'VariableValue*',
];
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Project: [
    ...['Users?', 'CodeBook?', 'Variables?', 'Cases?', 'Sources?', 'Notes?', 'Links?', 'Sets?', 'Graphs?'],
    ...['Description?', 'NoteRef*'],
  ],
  Users: ['User+'],
  CodeBook: ['Codes'],
  Codes: ['Code+'],
  Code: ['Description?', 'NoteRef*', 'Code*'],
  Variables: ['Variable+'],
  Variable: ['Description?'],
  Cases: ['Case+'],
  Case: ['Description?', 'CodeRef*', 'VariableValue*', 'SourceRef*', 'SelectionRef*'],
  VariableValue: ['VariableRef', '(Text|Boolean|Integer|Float|Date|DateTime)Value?'],
  Sources: ['TextSource+'],
  TextSource: TEXT,
  Notes: ['Note+'],
  Note: TEXT,
  PlainTextSelection: ['Description?', 'Coding*', 'NoteRef*'],
  Coding: ['CodeRef', 'NoteRef*'],
  Links: ['Link+'],
  Link: ['NoteRef*'],
  Sets: ['Set+'],
  Set: ['Description?', 'MemberCode*', 'MemberSource*', 'MemberNote*'],
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const FORMS: Readonly<Record<string, RegExp>> = {
  guid: GUID,
  targetGUID: GUID,
  originGUID: GUID,
  creatingUser: GUID,
  creationDateTime: TIME,
  startPosition: /^\d+$/,
  endPosition: /^\d+$/,
  color: /^#[0-9A-Fa-f]{6}$/,
  isCodable: /^(true|false)$/,
  typeOfVariable: /^(Text|Boolean|Integer|Float|Date|DateTime)$/,
};
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Project: ['name'],
  Code: ['guid', 'name', 'isCodable'],
  Variable: ['guid', 'name', 'typeOfVariable'],
  PlainTextSelection: ['guid', 'startPosition', 'endPosition'],
  Set: ['guid', 'name'],
};

/** Checks order and number of elements, required attributes, the form of values, and that every GUID that is named is there. */
export function checkRules(project: Tree): void {
  const guids = new Set<string>();
  const named: string[] = [];
  const check = (tree: Tree): void => {
    const allowed = CHILDREN[tree.name] ?? [];
    const pattern = allowed.map(part => part.replace(/^(.*?)([?*+]?)$/, '(?:<(?:$1)>)$2')).join('');
    const inside = tree.children.map(({ name }) => `<${name}>`).join('');
    assert.match(inside, new RegExp(`^${pattern}$`), tree.name);
    const required = REQUIRED[tree.name] ?? (/Ref$|^Member/.test(tree.name) ? ['targetGUID'] : []);
    for (const name of required) assert.ok(name in tree.attributes, `${tree.name}@${name}`);
    for (const [name, value] of Object.entries(tree.attributes)) {
      if (FORMS[name]) assert.match(value, FORMS[name], `${tree.name}@${name}`);
      if (name === 'guid') {
        assert.ok(!guids.has(value), `${tree.name} ${value} twice`);
        guids.add(value);
      } else if (FORMS[name] === GUID) named.push(value);
    }
    tree.children.forEach(check);
  };
  check(project);
  for (const guid of named) assert.ok(guids.has(guid), guid);
}
