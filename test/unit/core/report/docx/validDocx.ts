import assert from 'node:assert/strict';
import path from 'node:path';
import validate from '@ooxml-tools/validate';
import { strFromU8, unzipSync } from 'fflate';
import { type Tree, all, xmlTree } from '../../exchange/xmlTree';

/**
 * Checks a Word document: Microsoft’s Open XML SDK holds it against the schemas of the format and against what these cannot say;
 * then what that leaves out, which Word nevertheless repairs or refuses.
 */
export async function assertValid(bytes: Uint8Array, what = 'document'): Promise<void> {
  const found = await validate(bytes, 'docx', 'Office2010');
  assert.deepEqual(
    found.slice(0, 5).map(({ description, path: at }) => `${at.partUri} ${at.xpath}: ${description}`),
    [],
    what,
  );
  const entries = unzipSync(bytes);
  checkPackage(entries);
  const document = xmlTree(strFromU8(entries['word/document.xml']!));
  checkStyles(document, xmlTree(strFromU8(entries['word/styles.xml']!)));
  for (const cell of all(document, 'w:tc')) assert.equal(cell.children.at(-1)?.name, 'w:p', 'cells end so');
  for (const row of all(document, 'w:tbl').flatMap(table => all(table, 'w:tr')))
    assert.ok(row.children.some(({ name }) => name === 'w:tc'));
}

/** Every part has a type, and what one part says of another is there. */
function checkPackage(entries: Readonly<Record<string, Uint8Array>>): void {
  const names = Object.keys(entries);
  const types = xmlTree(strFromU8(entries['[Content_Types].xml']!)).children;
  const overrides = new Map(
    types.map(({ attributes }) => [attributes['PartName'], attributes['ContentType']]),
  );
  const endings = new Set(types.map(({ attributes }) => attributes['Extension']));
  for (const name of names)
    if (name !== '[Content_Types].xml')
      assert.ok(overrides.has(`/${name}`) || endings.has(name.split('.').at(-1)), `${name} has a type`);
  assert.match(overrides.get('/word/document.xml')!, /wordprocessingml\.document\.main\+xml$/);
  for (const name of names.filter(one => one.endsWith('.rels'))) {
    const folder = path.posix.dirname(path.posix.dirname(name));
    for (const { attributes } of xmlTree(strFromU8(entries[name]!)).children) {
      if (attributes['TargetMode'] === 'External') continue;
      const target = attributes['Target']!;
      const at = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target);
      assert.ok(names.includes(at), `${name}: ${target} is there`);
    }
  }
}

/** No text asks for a style that is not there. */
function checkStyles(document: Tree, styles: Tree): void {
  const known = new Set(
    all(styles, 'w:style').map(({ attributes }) => `${attributes['w:type']} ${attributes['w:styleId']}`),
  );
  const kinds = { 'w:pStyle': 'paragraph', 'w:rStyle': 'character', 'w:tblStyle': 'table' };
  for (const [name, kind] of Object.entries(kinds))
    for (const { attributes } of all(document, name))
      assert.ok(known.has(`${kind} ${attributes['w:val']}`), `${kind} style ${attributes['w:val']}`);
}
