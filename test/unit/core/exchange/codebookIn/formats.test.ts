import assert from 'node:assert/strict';
import { readCodebookFile } from '../../../../../src/core/exchange/codebookIn/readCodebookFile';

async function outline(name: string, text: string): Promise<readonly string[]> {
  const incoming = await readCodebookFile(name, new TextEncoder().encode(text));
  assert.ok(incoming.ok, incoming.ok ? '' : incoming.error);
  const { codes } = incoming.value;
  const depth = (i: number): number => (codes[i]!.parent === undefined ? 0 : 1 + depth(codes[i]!.parent));
  return codes.map(
    ({ name: one, description }, i) =>
      `${'  '.repeat(depth(i))}${one}${description === undefined ? '' : `: ${description}`}`,
  );
}

describe('reading codebooks as people write them', () => {
  it('takes headings, with what is below them', async () => {
    const text =
      '# Our codebook\n\nDrafted in May.\n\n## Trust\n\nIn **people**.\n\n- or in dogs\n\n### In others\n\n## Fear ##\n';
    assert.deepEqual(await outline('c.md', text), [
      'Trust: In **people**.\n\n- or in dogs',
      '  In others',
      'Fear',
    ]);
  });

  it('takes several headings of the first level as codes', async () => {
    assert.deepEqual(await outline('c.md', '# Trust\n## In others\n# Fear\n'), [
      'Trust',
      '  In others',
      'Fear',
    ]);
  });

  it('takes nested lists, by spaces, tabs and numbers', async () => {
    const text = 'Codebook\n\n- **Trust**\n  goes on\n    1. In others\n\t2. In *dogs*\n- Fear\n';
    assert.deepEqual(await outline('c.md', text), ['Trust: goes on', '  In others', '  In *dogs*', 'Fear']);
  });

  it('leaves headings and items in code blocks alone', async () => {
    assert.deepEqual(await outline('c.md', '# T\n## A\n```\n## B\n```\n## C\n'), ['A: ```\n## B\n```', 'C']);
  });

  it('takes tables by parent, path, level, columns of levels and spaces', async () => {
    const tree = ['Trust', '  In others', '    Friends', 'Fear'];
    for (const table of [
      'Code;Parent code\nTrust;\nFriends;In others\nIn others;Trust\nFear;\n',
      'path\nTrust\nTrust / In others\nTrust > In others > Friends\nFear\n',
      'name,level\nTrust,1\nIn others,2\nFriends,3\nFear,1\n',
      'Level 1,Level 2,Level 3,Definition\nTrust,,,\n,In others,,\n,,Friends,\nFear,,,\n',
      'Trust\tx\n'.replace('Trust', 'Name') + 'Trust\t1\n  In others\t1\n    Friends\t1\nFear\t1\n',
    ])
      assert.deepEqual(await outline('c.csv', table), tree, table);
  });

  it('takes definitions by many headings', async () => {
    const incoming = await readCodebookFile(
      'c.csv',
      new TextEncoder().encode(
        'Code,Definition,When to use,When not to use,Examples,Notes,Colour\nTrust,a,b,c,d,e,#ABC\n',
      ),
    );
    assert.ok(incoming.ok);
    assert.deepEqual(
      { ...incoming.value.codes[0] },
      {
        ...{ name: 'Trust', parent: undefined, id: undefined, line: 2, color: '#aabbcc' },
        ...{ description: 'a', include: 'b', exclude: 'c', example: 'd', memo: 'e' },
      },
    );
  });

  it('takes REFI-QDA with prefixes, descriptions and sets', async () => {
    const xml = `<?xml version="1.0"?><q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0" origin="X"><q:Codes>
      <q:Code guid="{AAAAAAAA-0000-4000-8000-000000000001}" name="Trust &amp; more" isCodable="true" color="#123">
        <q:Description>In people.</q:Description><q:Code guid="x" name="In others" isCodable="true"/></q:Code>
      </q:Codes><q:Sets><q:Set guid="y" name="S"><q:MemberCode guid="x"/><q:MemberCode targetGUID="{AAAAAAAA-0000-4000-8000-000000000001}"/>
        <q:MemberCode guid="gone"/><q:Description>Why.</q:Description></q:Set><q:Set guid="z" name="T"/></q:Sets></q:CodeBook>`;
    assert.deepEqual(await outline('c.qdc', xml), ['Trust & more: In people.', '  In others']);
    const incoming = await readCodebookFile('c.qdc', new TextEncoder().encode(xml));
    assert.ok(incoming.ok);
    assert.deepEqual(incoming.value.notes, ['Codes of sets that are not in the file: 1.']);
    assert.deepEqual(incoming.value.groups, [
      { id: undefined, name: 'S', description: 'Why.', codes: [1, 0] },
    ]);
  });
});
